//! Fuzzes the reader of the wire form.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::Draft;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(draft) = Draft::read(&mut serde_json::Deserializer::from_slice(bytes)) {
        programme_fuzz::whole(draft);
    }
});
