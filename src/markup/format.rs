//! Recognition of HTML and Markdown.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Html,
    Markdown,
}

impl Format {
    /// Returns the format of a text, in linear time. Markdown can contain character references such
    /// as `&amp;`, and tags without attributes within a paragraph.
    pub(super) fn of(text: &str) -> Self {
        let needs_html =
            |tag: Tag<'_>| is_of(BLOCKS, tag.name) || is_of(INLINE, tag.name) && tag.has_attributes;
        match is_html(text) {
            true if is_markdown(text) && !tags(text).any(needs_html) => Self::Markdown,
            true => Self::Html,
            false if is_markdown(text) => Self::Markdown,
            false => Self::Plain,
        }
    }
}

/// Elements that structure a text, and so determine where its paragraphs end.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements within a paragraph. They need attributes or an end tag, because prose can mention them,
/// as in `the <em> element` or `List<a>`.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "iframe", "img", "ins", "kbd", "mark", "q",
    "s", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "tt", "u", "video",
];

/// A tag, such as `<em>` or `</p>`.
struct Tag<'t> {
    name: &'t str,
    closes: bool,
    has_attributes: bool,
}

/// Returns the tags of a text. A tag directly after a back quote, as in `` `<em>` ``, is ignored.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.match_indices('<').filter_map(move |(at, _)| {
        if text.get(..at)?.ends_with('`') {
            return None;
        }
        let rest = text.get(at + 1..)?;
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end = rest.bytes().take(16).position(|byte| !byte.is_ascii_alphanumeric())?;
        let (name, after) = rest.split_at_checked(end)?;
        let has_attributes = after.starts_with(|c: char| c.is_ascii_whitespace());
        (after.starts_with(['>', '/']) || has_attributes).then_some(Tag { name, closes, has_attributes })
    })
}

fn is_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_html(text: &str) -> bool {
    let (is_closed, has_target) = (text.contains('>'), text.contains("href="));
    let mut opened: Vec<&str> = Vec::new();
    for tag in tags(text) {
        let is_short = tag.name.len() == 1 && !tag.name.eq_ignore_ascii_case("p");
        if is_of(BLOCKS, tag.name) && (tag.closes || is_closed) {
            return true;
        }
        if !is_of(INLINE, tag.name) {
            continue;
        }
        if tag.has_attributes && (!is_short || has_target) {
            return true;
        }
        if !tag.closes && opened.len() < 16 {
            opened.push(tag.name);
        } else if opened.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) {
            return true;
        }
    }
    has_entity(text)
}

/// Returns `true` if a text contains a character reference, such as `&amp;` or `&#8211;`. A
/// reference directly after a back quote is ignored.
fn has_entity(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "amp", "apos", "auml", "bull", "copy", "eacute", "gt", "hellip", "laquo", "ldquo", "lsquo", "lt",
        "mdash", "nbsp", "ndash", "ouml", "quot", "raquo", "rdquo", "rsquo", "szlig", "uuml", "egrave",
        "agrave", "ccedil", "ecirc", "ocirc", "icirc", "euro", "middot", "times", "shy",
    ];
    text.match_indices('&').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at + 1..).unwrap_or_default();
        let Some(end) = rest.bytes().take(10).position(|byte| byte == b';') else { return false };
        let name = rest.get(..end).unwrap_or_default();
        let number = name.strip_prefix('#');
        let is_number = number.is_some_and(|digits| {
            digits.strip_prefix(['x', 'X']).map_or_else(
                || !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()),
                |hex| !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
            )
        });
        !before.ends_with('`') && (is_number || NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)))
    })
}

/// Returns `true` if a text contains an element that structures it, such as `<p>`. Otherwise, line
/// breaks are significant.
#[cfg(feature = "markup")]
pub(super) fn has_structure(text: &str) -> bool {
    tags(text).any(|tag| is_of(BLOCKS, tag.name))
}

fn is_markdown(text: &str) -> bool {
    let mut items = 0;
    for line in text.lines() {
        let line = line.trim_start();
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = line.get(hashes..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        if (1..=6).contains(&hashes) && heading.trim_start().starts_with(char::is_alphabetic) {
            return true;
        }
        if is_item(line) {
            items += 1;
            if items > 1 {
                return true;
            }
        }
    }
    has_link(text) || has_strong(text)
}

/// Returns `true` for a line such as `- gates`, `* gates` or `1. Gates`.
fn is_item(line: &str) -> bool {
    let numbered = || {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with(". "))
    };
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) || numbered()
}

/// Returns `true` for a link such as `[more](https://example.org)`.
fn has_link(text: &str) -> bool {
    let Some(opening) = text.find('[') else { return false };
    text.match_indices("](").any(|(at, _)| {
        let target = text.get(at + 2..).unwrap_or_default();
        let is_target = ["http://", "https://", "mailto:", "/"].iter().any(|start| target.starts_with(start));
        is_target && opening < at
    })
}

/// Returns `true` for strong emphasis such as `**this**`, in one paragraph.
fn has_strong(text: &str) -> bool {
    text.split("\n\n").any(|paragraph| {
        let mut marks = paragraph.match_indices("**");
        let opens = marks.any(|(at, _)| {
            let (before, after) = (paragraph.get(..at), paragraph.get(at + 2..));
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            !before.ends_with(char::is_alphanumeric)
                && after.starts_with(|c: char| !c.is_whitespace() && c != '*')
        });
        opens
            && marks.any(|(at, _)| {
                let before = paragraph.get(..at).unwrap_or_default();
                before.ends_with(|c: char| !c.is_whitespace() && c != '*')
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_recognised_only_with_evidence() {
        for text in [
            "",
            "a < b > c",
            "Vec<i32> and List<T>",
            "List<a>",
            "<name@example.org>",
            "<https://example.org>",
            "R&D; A&B",
            "use `<p>` and `&amp;`",
            "# 1",
            "#hashtag",
            "2 * 3 * 4",
            "* one note",
            "- one item",
            "[1](see below)",
            "array[0](x)",
            "2**10 and 2**20",
            "a ** b ** c",
            "snake_case_name",
            "1. April",
            "<3",
            "AT&T;",
            "x <y> z",
            "compare <em> with <strong>",
            "a line\n\nanother line",
        ] {
            assert_eq!(Format::of(text), Format::Plain, "{text:?}");
        }
        for text in [
            "<p>Text",
            "Text</P>",
            "one<br>two",
            "one<br/>two",
            "<a href=\"https://example.org\">x</a>",
            "a <b>b</b> c",
            "fish &amp; ladders",
            "it&#8217;s",
            "it&#x2019;s",
            "<strong>x</strong>",
            "<div class='x'>",
            "<script>x</script>",
            "**now** <a href=\"https://example.org\">x</a>",
            "# Weirs<br>Dykes",
        ] {
            assert_eq!(Format::of(text), Format::Html, "{text:?}");
        }
        for text in [
            "# Weirs",
            "Text\n\n## Weirs\n",
            "Read **this** first",
            "- gates\n- fish",
            "1. one\n2. two",
            "See [more](https://example.org).",
            "* a\n* b",
            "R&amp;D **now**:\n\n- gates\n- ladders",
            "# Weirs\n\n<b>Bring</b> water",
        ] {
            assert_eq!(Format::of(text), Format::Markdown, "{text:?}");
        }
    }
}
