//! Transforms that shorten descriptions and add integer bounds in all generated schemas.

use schemars::Schema;
use schemars::transform::transform_subschemas;
use serde_json::Value;

/// Shortens each description to its first paragraph in plain text. Many descriptions are doc
/// comments of the crate, which contain links and examples.
pub(super) fn plain(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = first_paragraph(text);
    }
    // A missing field means the same as `null`, so a default of `null` adds no information.
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    transform_subschemas(&mut plain, schema);
}

/// Adds the minimum and maximum of 32-bit integers. The formats of numbers, such as `uint32` and
/// `double`, are removed, because JSON Schema does not define them.
pub(super) fn bounded(schema: &mut Schema) {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default().to_owned();
    let bounds = match format.as_str() {
        "int32" => Some((i64::from(i32::MIN), i64::from(i32::MAX))),
        "uint32" => Some((0, i64::from(u32::MAX))),
        _ => None,
    };
    if let Some((least, most)) = bounds {
        schema.insert("minimum".to_owned(), least.into());
        schema.insert("maximum".to_owned(), most.into());
    }
    if format.starts_with("int") || format.starts_with("uint") || format == "double" {
        schema.remove("format");
    }
    transform_subschemas(&mut bounded, schema);
}

fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let mut plain = String::with_capacity(paragraph.len());
    let mut rest = paragraph;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((words, behind)) = after.split_once(']') else {
            plain.push('[');
            rest = after;
            continue;
        };
        plain.push_str(words);
        let target = behind.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(behind, |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_plain_words() {
        assert_eq!(
            first_paragraph("One [`two`](Self::two) three\nfour.\n\n```\nfive\n```"),
            "One two three four."
        );
        assert_eq!(first_paragraph("On [the wire] and [open"), "On the wire and [open");
    }
}
