//! Conversion of reports to SARIF 2.1.0, a standard format for the results of static analysis
//! tools.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde_json::{Value, json};

use super::{Finding, Locator, Report, Subject};
use crate::code::{FindingCode, Severity};
use crate::list::ToList;
use crate::value::path::Path;
use crate::value::url::percent_encoded;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const MANUAL: &str = "https://docs.rs/programme/latest/programme/enum.Code.html";

/// The name and version of the fingerprint algorithm. Tools compare only fingerprints with the same
/// name.
const FINGERPRINT: &str = "programme/v1";

impl Report {
    /// Converts the report to a SARIF 2.1.0 log, which many code analysis tools can display. The
    /// log contains a single run with one result for each finding.
    ///
    /// The parameter `source` is the JSON text that was checked. The parameter `file` is the URI or
    /// the path of this text, with "/" as the path separator. Most tools expect a path relative to
    /// the root of the repository.
    ///
    /// Each result has a fingerprint that stays the same when the items of the document are
    /// reordered. The fingerprint depends on the code, the affected items and the affected field.
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
        let rules: Vec<Value> = log.codes.keys().map(|code| rule(code)).to_list();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let results: Vec<Value> = self.iter().map(|finding| log.result(finding, &mut seen)).to_list();
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
        // Identical fingerprints are numbered to make them unique.
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
            "relatedLocations": related.to_list(),
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

/// Describes a rule for the SARIF log. Custom rules have no manual page, so only their code is
/// included.
fn rule(code: &FindingCode) -> Value {
    let Some(code) = code.built_in() else { return json!({ "id": code }) };
    let page = code.explanation();
    let does = page.lines().map(str::trim).skip(1).take_while(|line| !line.starts_with('#'));
    let does: Vec<&str> = does.filter(|line| !line.is_empty()).to_list();
    json!({
        "id": code,
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.summary() },
        "fullDescription": { "text": does.join(" ") },
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

/// Computes a fingerprint from the code, the subjects and the field names of a finding. List
/// indices are not included, because items can be reordered.
fn fingerprint(finding: &Finding) -> String {
    // Subjects are written as JSON because their printed form may be truncated.
    let identity = |subject: &Subject| json!(subject).to_string();
    let mut related: Vec<String> =
        finding.related().iter().map(|related| identity(&related.subject)).to_list();
    related.sort_unstable();
    let fields: Vec<&str> = finding.path().keys().to_list();
    format!("{} {} {} {}", finding.code(), identity(finding.subject()), fields.join("/"), related.join(" "))
        .trim_end()
        .to_owned()
}

/// Converts a file path to a URI reference. A URI is returned unchanged.
fn uri(file: &str) -> String {
    if file.contains("://") {
        return file.to_owned();
    }
    percent_encoded(file, b"-._~/")
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("agendas/idm 2018.json"), "agendas/idm%202018.json");
        assert_eq!(uri("c:réunion#1?.json"), "c%3Ar%C3%A9union%231%3F.json");
        assert_eq!(uri("https://example.org/a%20b.json"), "https://example.org/a%20b.json");
    }
}
