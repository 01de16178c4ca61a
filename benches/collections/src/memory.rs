//! The memory that this process has used at most.

/// Returns the peak of the resident memory of this process in mebibytes, as far as the operating
/// system reports it in `/proc`.
pub(crate) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024)
}

/// Returns the peak with its unit, or "not known".
pub(crate) fn peak_label() -> String {
    peak().map_or_else(|| "not known".to_owned(), |mebibytes| format!("{mebibytes} MiB"))
}
