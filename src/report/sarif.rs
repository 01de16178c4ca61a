//! A report as SARIF 2.1.0, the form in which tools that review code exchange what they find.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::ops::Range;

use serde_json::{Value, json};

use super::{Finding, Locator, Report, Subject};
use crate::code::{FindingCode, Severity};
use crate::value::path::Path;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const MANUAL: &str = "https://docs.rs/programme/latest/programme/enum.Code.html";

/// The name and version of how fingerprints are made: they are compared only with those made in the same way.
const FINGERPRINT: &str = "programme/v1";

impl Report {
    /// The report as a SARIF 2.1.0 log of one run, with a place in the text for each finding.
    ///
    /// `source` is the text that was read, `file` where it is: its path as others shall see it, with "/" between folders (most tools
    /// want it from the root of the repository), or a URI. Fingerprints go by code, identity and field: they stay the same when
    /// rows move.
    ///
    /// ```
    /// use programme::Draft;
    ///
    /// let source = r#"{ "format": "programme/1", "id": "demo", "title": { "en": "Demo" },
    ///   "sessions": [{ "id": "a", "part_of": "b" }] }"#;
    /// let report = serde_json::from_str::<Draft>(source)?.check();
    /// let log = report.to_sarif(source, "demo.json");
    /// let result = &log["runs"][0]["results"][0];
    /// assert_eq!(result["ruleId"], "dangling-reference");
    /// assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn to_sarif(&self, source: &str, file: &str) -> Value {
        let mut codes: BTreeMap<&FindingCode, usize> =
            self.iter().map(|finding| (finding.code(), 0)).collect();
        for (number, index) in codes.values_mut().enumerate() {
            *index = number;
        }
        let log = Log { locator: Locator::new(source), uri: uri(file), codes };
        let rules: Vec<Value> = log.codes.keys().map(|code| rule(code)).collect();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let results: Vec<Value> = self.iter().map(|finding| log.result(finding, &mut seen)).collect();
        json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "programme",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": "https://docs.rs/programme",
                    "rules": rules,
                } },
                "columnKind": "utf16CodeUnits",
                "artifacts": [{ "location": { "uri": log.uri }, "sourceLanguage": "json" }],
                "results": results,
            }],
        })
    }
}

/// What results refer to.
struct Log<'s> {
    locator: Locator<'s>,
    uri: String,
    codes: BTreeMap<&'s FindingCode, usize>,
}

impl Log<'_> {
    fn result(&self, finding: &Finding, seen: &mut HashMap<String, usize>) -> Value {
        let message = match finding.help() {
            Some(help) => format!("{}\nhelp: {help}", finding.message()),
            None => finding.message(),
        };
        // What one text is told twice is told apart by its order.
        let mut fingerprint = fingerprint(finding);
        let times = seen.entry(fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            fingerprint = format!("{fingerprint} {times}");
        }
        let related = finding.related().iter().enumerate().map(|(number, related)| {
            json!({
                "id": number,
                "physicalLocation": self.place(&related.path),
                "message": { "text": related.subject.to_string() },
            })
        });
        json!({
            "ruleId": finding.code(),
            "ruleIndex": self.codes.get(finding.code()),
            "level": level(finding.severity()),
            "message": { "text": message },
            "locations": [{
                "physicalLocation": self.place(finding.path()),
                "logicalLocations":
                    [{ "name": finding.subject().to_string(), "fullyQualifiedName": finding.path() }],
            }],
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": { FINGERPRINT: fingerprint },
        })
    }

    fn place(&self, path: &Path) -> Value {
        let region = self.region(&self.locator.range(path));
        json!({ "artifactLocation": { "uri": self.uri, "index": 0 }, "region": region })
    }

    fn region(&self, range: &Range<usize>) -> Value {
        let (start, end) = (self.locator.position(range.start), self.locator.position(range.end));
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        })
    }
}

/// A code with its manual page; of one's own rules the name is all that is known here.
fn rule(code: &FindingCode) -> Value {
    let Some(code) = code.built_in() else { return json!({ "id": code }) };
    let page = code.explanation();
    let does = page.lines().map(str::trim).skip(1).take_while(|line| !line.starts_with('#'));
    json!({
        "id": code,
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.summary() },
        "fullDescription": { "text": does.collect::<Vec<_>>().join(" ") },
        "help": { "text": page, "markdown": page },
        "helpUri": format!("{MANUAL}#variant.{code:?}"),
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// What a finding says, apart from where: code, field, and what it speaks of. Positions in lists are left out: rows move.
fn fingerprint(finding: &Finding) -> String {
    // A subject is written as JSON: what is printed may be cut.
    let identity = |subject: &Subject| json!(subject).to_string();
    let mut related: Vec<String> =
        finding.related().iter().map(|related| identity(&related.subject)).collect();
    related.sort_unstable();
    let fields: Vec<&str> = finding.path().keys().collect();
    format!("{} {} {} {}", finding.code(), identity(finding.subject()), fields.join("/"), related.join(" "))
        .trim_end()
        .to_owned()
}

/// A path as a reference; what is a URI already is left as it is.
fn uri(file: &str) -> String {
    if file.contains("://") {
        return file.to_owned();
    }
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        if is_plain(byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("agendas/idm 2018.json"), "agendas/idm%202018.json");
        assert_eq!(uri("c:réunion#1?.json"), "c%3Ar%C3%A9union%231%3F.json");
        assert_eq!(uri("https://example.org/a%20b.json"), "https://example.org/a%20b.json");
    }
}
