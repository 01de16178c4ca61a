//! What is written is valid against the published schemas, whatever it was made of.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use programme::Programme;
use programme::interchange::schedule::{WriteOptions, write_json, write_xml};
use serde_json::Value;

use crate::schedule_source::sources;
use crate::schedule_trips::agenda;

fn schemas() -> Option<PathBuf> {
    std::env::var_os("PROGRAMME_CORPORA").map(|corpora| PathBuf::from(corpora).join("schemas"))
}

/// The agenda, and every schedule of the corpora.
fn programmes() -> Vec<(String, Programme)> {
    let mut programmes = vec![("idm-2018".to_owned(), agenda())];
    programmes.extend(
        sources().into_iter().map(|source| (source.name.clone(), source.read().draft.build().unwrap())),
    );
    programmes
}

#[test]
fn written_xml_is_valid() {
    let Some(schemas) = schemas() else {
        return println!("skipped: PROGRAMME_CORPORA does not say where the schema is");
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        return println!("skipped: there is no xmllint on the PATH");
    }
    let mut faults = Vec::new();
    for (name, programme) in programmes() {
        let export = write_xml(&programme, &WriteOptions::default()).unwrap();
        let mut xmllint = Command::new("xmllint")
            .args(["--noout", "--huge", "--schema"])
            .arg(schemas.join("voc-schedule.xml.xsd"))
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = xmllint.stdin.take().unwrap();
        let text = export.text.clone();
        let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = xmllint.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        println!("{name:44} {} bytes, {} losses: {}", export.text.len(), export.losses.len(), output.status);
        if !output.status.success() {
            let words =
                String::from_utf8_lossy(&output.stderr).lines().take(4).collect::<Vec<_>>().join("\n");
            faults.push(format!("{name}: {words}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn written_json_is_valid() {
    let Some(schemas) = schemas() else {
        return println!("skipped: PROGRAMME_CORPORA does not say where the schema is");
    };
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(schemas.join("voc-schedule.schema.json")).unwrap())
            .unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let mut faults = Vec::new();
    for (name, programme) in programmes() {
        let export = write_json(&programme, &WriteOptions::default()).unwrap();
        let written: Value = serde_json::from_str(&export.text).unwrap();
        let found: Vec<_> = validator
            .iter_errors(&written)
            .take(4)
            .map(|error| format!("{name}: {} at {}", error, error.instance_path()))
            .collect();
        println!(
            "{name:44} {} bytes, {} losses: {}",
            export.text.len(),
            export.losses.len(),
            found.is_empty()
        );
        faults.extend(found);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
