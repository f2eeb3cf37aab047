//! Who issued a certificate: the organisation and the name that its issuer has (RFC 5280, 4.1.2.4; X.690). Nothing vouches
//! for it here: it is shown, and never believed.

use crate::world::clean::clean_line;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const IDENTIFIER: u8 = 0x06;
const INTEGER: u8 = 0x02;
/// `[0]`, which holds the version.
const VERSION: u8 = 0xa0;

const UTF8: u8 = 0x0c;
const PRINTABLE: u8 = 0x13;
const TELETEX: u8 = 0x14;
const IA5: u8 = 0x16;
const BMP: u8 = 0x1e;

/// `id-at-commonName` and `id-at-organizationName`.
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
const ORGANISATION: [u8; 3] = [0x55, 0x04, 0x0a];

/// How much of a name is shown.
const SHOWN: usize = 120;

/// The issuer of a certificate in DER, as people read it: `Organisation (name)`, or the one of the two that there is.
pub(super) fn issuer(certificate: &[u8]) -> Option<String> {
    let (_, whole, _) = part(certificate).filter(|(tag, ..)| *tag == SEQUENCE)?;
    let (_, mut rest, _) = part(whole).filter(|(tag, ..)| *tag == SEQUENCE)?;
    if let (VERSION, _, after) = part(rest)? {
        rest = after;
    }
    let (INTEGER, _, rest) = part(rest)? else { return None };
    // How it is signed stands before whoever signed it.
    let (SEQUENCE, _, rest) = part(rest)? else { return None };
    let (SEQUENCE, names, _) = part(rest)? else { return None };
    let (organisation, name) = (named(names, &ORGANISATION), named(names, &COMMON_NAME));
    match (organisation, name) {
        (Some(organisation), Some(name)) if organisation != name => Some(format!("{organisation} ({name})")),
        (Some(one), _) | (None, Some(one)) => Some(one),
        (None, None) => None,
    }
}

/// The first value of a kind in a name.
fn named(mut names: &[u8], wanted: &[u8]) -> Option<String> {
    while let Some((tag, set, after)) = part(names) {
        names = after;
        let Some((SEQUENCE, pair, _)) = part(set).filter(|_| tag == SET) else { continue };
        let Some((IDENTIFIER, kind, value)) = part(pair) else { continue };
        if kind == wanted {
            let (tag, text, _) = part(value)?;
            return read(tag, text);
        }
    }
    None
}

/// A text in one of the forms that names have.
fn read(tag: u8, bytes: &[u8]) -> Option<String> {
    let text = match tag {
        UTF8 | PRINTABLE | IA5 => String::from_utf8_lossy(bytes).into_owned(),
        TELETEX => bytes.iter().copied().map(char::from).collect(),
        BMP => {
            let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(u16::from_be_bytes));
            char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        _ => return None,
    };
    let shown: String = clean_line(&text).trim().chars().take(SHOWN).collect();
    (!shown.is_empty()).then_some(shown)
}

/// The kind of the first part, what it holds, and what comes after it; nothing of one that is cut short.
fn part(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        0x81..=0x83 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((*tag, content, after))
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, DistinguishedName, DnType, DnValue, Issuer, KeyPair};

    use super::issuer;

    /// A certificate whose issuer has this name.
    fn issued_by(names: &[(DnType, DnValue)]) -> Vec<u8> {
        let mut of_issuer = CertificateParams::new(Vec::new()).unwrap();
        of_issuer.distinguished_name = DistinguishedName::new();
        for (kind, value) in names {
            of_issuer.distinguished_name.push(kind.clone(), value.clone());
        }
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::new(of_issuer, &key);
        let own = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec!["platform.altinn.no".to_owned()]).unwrap();
        // The subject is another: it must not be taken for the issuer.
        params.distinguished_name.push(DnType::OrganizationName, "The subject");
        params.signed_by(&own, &issuer).unwrap().der().to_vec()
    }

    #[test]
    fn organisation_and_name_of_the_issuer_are_read() {
        let utf8 = |text: &str| DnValue::Utf8String(text.to_owned());
        let both = [
            (DnType::CountryName, utf8("NO")),
            (DnType::OrganizationName, utf8("Blåbær AS")),
            (DnType::CommonName, utf8("Blåbær CA 1")),
        ];
        assert_eq!(issuer(&issued_by(&both)).as_deref(), Some("Blåbær AS (Blåbær CA 1)"));
        assert_eq!(issuer(&issued_by(&both[1..2])).as_deref(), Some("Blåbær AS"));
        assert_eq!(issuer(&issued_by(&both[2..])).as_deref(), Some("Blåbær CA 1"));
        assert_eq!(issuer(&issued_by(&both[..1])), None);
        let bmp = DnValue::BmpString("Æ".try_into().unwrap());
        assert_eq!(issuer(&issued_by(&[(DnType::CommonName, bmp)])).as_deref(), Some("Æ"));
        let twice = [(DnType::OrganizationName, utf8("Same")), (DnType::CommonName, utf8("Same"))];
        assert_eq!(issuer(&issued_by(&twice)).as_deref(), Some("Same"));
    }

    #[test]
    fn what_steers_a_terminal_is_not_shown_and_a_long_name_is_cut() {
        let name = format!("a\u{1b}]0;x\u{7}{}", "b".repeat(500));
        let shown = issuer(&issued_by(&[(DnType::CommonName, DnValue::Utf8String(name))])).unwrap();
        assert!(!shown.contains('\u{1b}') && shown.chars().count() <= 120, "{shown:?}");
    }

    #[test]
    fn a_certificate_that_is_cut_short_or_spoiled_is_no_reason_to_fall() {
        let whole = issued_by(&[(DnType::CommonName, DnValue::Utf8String("CA".to_owned()))]);
        for length in 0..whole.len() {
            assert_eq!(issuer(&whole[..length]), None, "{length}");
            for byte in [0, 0x7f, 0x84, 0xff] {
                let mut spoiled = whole.clone();
                spoiled[length] = byte;
                let _ = issuer(&spoiled);
            }
        }
    }
}
