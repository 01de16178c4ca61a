//! Detection of contact details in addresses of resources, and in labels of links and identifiers.

use crate::value::contact::has_contact;

/// The schemes of addresses that reach a person or a mailbox instead of a resource.
const SCHEMES: [&str; 33] = [
    "acct",
    "aim",
    "callto",
    "facetime",
    "facetime-audio",
    "fax",
    "gtalk",
    "h323",
    "iax",
    "icq",
    "im",
    "imessage",
    "line",
    "mailto",
    "matrix",
    "mms",
    "modem",
    "msnim",
    "pres",
    "sgnl",
    "signal",
    "sip",
    "sips",
    "skype",
    "sms",
    "tel",
    "tg",
    "threema",
    "viber",
    "weixin",
    "whatsapp",
    "xmpp",
    "ymsgr",
];

/// The labels of links and the schemes of identifiers that contain contact details.
const LABELS: [&str; 13] = [
    "cell",
    "e-mail",
    "email",
    "fax",
    "mail",
    "mailto",
    "mobile",
    "phone",
    "sms",
    "tel",
    "telephone",
    "whatsapp",
    "xmpp",
];

/// The hosts whose addresses end in a telephone number.
const MESSENGERS: [&str; 3] = ["//wa.me/", "//api.whatsapp.com/", "//signal.me/"];

/// Returns `true` if the address of a resource contains an e-mail address or a telephone number, or
/// reaches a person through a messenger.
pub(super) fn is_contact_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let scheme = lower.split_once(':').map_or("", |(scheme, _)| scheme);
    SCHEMES.binary_search(&scheme).is_ok()
        || MESSENGERS.iter().any(|host| lower.contains(host))
        || has_contact(&lower.replace("%40", "@").replace("%2b", "+"))
}

/// Returns `true` if the relation of a link, or the scheme of an identifier, denotes contact
/// details, such as an e-mail address or a telephone number.
pub(super) fn is_contact_label(label: &str) -> bool {
    LABELS.binary_search(&label.trim().to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_the_binary_search() {
        assert!(SCHEMES.is_sorted() && LABELS.is_sorted());
    }

    #[test]
    fn contact_addresses_are_recognised_by_scheme_host_and_content() {
        for address in [
            "mailto:ada@example.org",
            "MAILTO:ada",
            "tel:+41229171234",
            "sip:ada@example.org",
            "ada@example.org",
            "https://example.org/people?mail=ada%40example.org",
            "https://ada@example.org/",
            "https://wa.me/41229171234",
            "xmpp:ada@example.org",
        ] {
            assert!(is_contact_address(address), "{address}");
        }
        for address in [
            "https://example.org/ada",
            "https://social.example/@ada",
            "/speakers/ada",
            "doi:10.1000/182",
            "urn:uuid:1",
        ] {
            assert!(!is_contact_address(address), "{address}");
        }
        assert!(is_contact_label("E-Mail") && !is_contact_label("orcid"));
    }
}
