//! Measures the time and the peak memory of a call.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use cpu_time::ThreadTime;

struct Counting;

static USED: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// A run that needs more memory than this is stopped.
const LIMIT: usize = 6 << 30;

// SAFETY: every call is passed on to the system allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let used = USED.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(used, Relaxed);
        if used > LIMIT {
            return std::ptr::null_mut();
        }
        // SAFETY: the layout comes from the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the pointer and the layout come from the caller.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) time: Duration,
    /// The peak of the memory that was allocated during the call, in bytes.
    pub(crate) memory: usize,
    /// The size of the answer: the length of a written text, or the number of items.
    pub(crate) answer: usize,
}

impl Cost {
    /// Combines two measurements of the same call.
    pub(crate) fn better(self, other: Self) -> Self {
        Self { time: self.time.min(other.time), ..self }
    }
}

/// Measures a call. A short call is repeated, and the shortest time counts. The time is processor
/// time, so other programs disturb it little. No repetition starts after the time in `patience`.
pub(crate) fn cost(call: &dyn Fn() -> usize, patience: Duration) -> Cost {
    let before = USED.load(Relaxed);
    PEAK.store(before, Relaxed);
    let mut time = Duration::MAX;
    let (mut memory, mut answer) = (0, 0);
    let whole = ThreadTime::now();
    for _ in 0..9 {
        let start = ThreadTime::now();
        answer = black_box(call());
        time = time.min(start.elapsed());
        memory = memory.max(PEAK.load(Relaxed).saturating_sub(before));
        if whole.elapsed() > patience {
            break;
        }
    }
    Cost { time, memory, answer }
}
