//! The records that Altinn asks for in the DNS of a domain, before e-mails can come from it: a text that shows whose it is,
//! its SPF, and the names of two keys for DKIM (docs.altinn.no, Notifications, February 2026). What Altinn gives for each
//! organisation, the value of the first and where the names lead, is not public: there it is only seen that there is one.
//! Whether Altinn asks for other selectors in its test environments is *unverified*.

use crate::domain::sender_record::SenderRecord;
use crate::text::{Message, phrases};

/// What the text begins with that shows whose the domain is.
pub const VERIFICATION: &str = "ms-domain-verification=";

/// What the SPF of the domain must take in.
pub const SPF_INCLUDE: &str = "include:spf.protection.outlook.com";

/// The names below which the keys for DKIM are looked up.
pub const DKIM: [(&str, SenderRecord); 2] = [
    ("selector1-azurecomm-prod-net._domainkey", SenderRecord::FirstKey),
    ("selector2-azurecomm-prod-net._domainkey", SenderRecord::SecondKey),
];

/// Records that are missing, as whoever runs the DNS knows them.
#[must_use]
pub fn said(records: &[SenderRecord]) -> Message {
    let mut said = records.iter().map(|record| match record {
        SenderRecord::Verification => VERIFICATION_TEXT.into(),
        SenderRecord::Spf => NO_SPF.with("include", SPF_INCLUDE),
        SenderRecord::OneSpf => ONE_SPF.into(),
        SenderRecord::SpfInclude => INCLUDE.with("include", SPF_INCLUDE),
        SenderRecord::FirstKey => key(SenderRecord::FirstKey),
        SenderRecord::SecondKey => key(SenderRecord::SecondKey),
    });
    let first = said.next().unwrap_or_else(|| Message::verbatim(""));
    said.fold(first, |before, then| AND.with("before", before).with("then", then))
}

fn key(of: SenderRecord) -> Message {
    let selector = DKIM.iter().find(|(_, record)| *record == of).map_or("", |(selector, _)| selector);
    KEY.with("selector", selector)
}

phrases! {
    AND { nb: "{before}; {then}", en: "{before}; {then}" }
    VERIFICATION_TEXT { nb: "TXT ms-domain-verification=…", en: "TXT ms-domain-verification=…" }
    NO_SPF { nb: "SPF med {include}", en: "SPF with {include}" }
    ONE_SPF { nb: "én SPF (flere gjelder som ingen)", en: "one SPF (several count as none)" }
    INCLUDE { nb: "{include} i SPF, foran all", en: "{include} in the SPF, before all" }
    KEY { nb: "CNAME {selector}", en: "CNAME {selector}" }
}

/// What is missing in the texts of a domain. SPF is read as receivers of e-mail do: there is one, what stands behind `all` is
/// not read, and only what is let in counts (RFC 7208, 4.5, 4.6 and 5.1). What another domain's SPF takes in, to which this
/// one leads, is not followed.
#[must_use]
pub fn missing_in(texts: &[String]) -> Vec<SenderRecord> {
    let is_verified = texts.iter().any(|text| text.trim().len() > VERIFICATION.len() && begins(text, VERIFICATION));
    let spf: Vec<&String> =
        texts.iter().filter(|text| version(text).is_some_and(|v| v.eq_ignore_ascii_case("v=spf1"))).collect();
    let of_spf = match spf[..] {
        [] => Some(SenderRecord::Spf),
        [one] => (!takes_in(one)).then_some(SenderRecord::SpfInclude),
        _ => Some(SenderRecord::OneSpf),
    };
    (!is_verified).then_some(SenderRecord::Verification).into_iter().chain(of_spf).collect()
}

/// Whether a text says what receivers do with e-mails that fail (DMARC, RFC 7489, 6.3). Altinn does not ask for it.
#[must_use]
pub fn is_dmarc(text: &str) -> bool {
    text.split(';').next().is_some_and(|first| first.trim().eq_ignore_ascii_case("v=DMARC1"))
}

fn version(text: &str) -> Option<&str> {
    text.split(' ').next()
}

fn begins(text: &str, with: &str) -> bool {
    text.trim().get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

fn takes_in(spf: &str) -> bool {
    let bare = |term: &str| term.trim_start_matches(['+', '-', '~', '?']).to_owned();
    let read = spf.split_whitespace().take_while(|term| !bare(term).eq_ignore_ascii_case("all"));
    read.map(|term| term.strip_prefix('+').unwrap_or(term)).any(|term| term.eq_ignore_ascii_case(SPF_INCLUDE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use SenderRecord::{OneSpf, Spf, SpfInclude, Verification};

    #[test]
    fn what_is_missing_is_read_as_receivers_of_mail_read_it() {
        let whose = "ms-domain-verification=1f3b";
        let (good, bare) = ("v=spf1 mx include:spf.protection.outlook.com -all", "v=spf1 -all");
        for (texts, missing) in [
            (&[whose, good][..], &[][..]),
            (&["MS=ms1", "MS-Domain-Verification=1", "V=SPF1 +INCLUDE:spf.protection.outlook.com ~all"], &[]),
            (&[], &[Verification, Spf]),
            (&[good, "ms-domain-verification="], &[Verification]),
            (&[whose, "v=spf10 include:spf.protection.outlook.com"], &[Spf]),
            (&[whose, bare], &[SpfInclude]),
            (&[whose, "v=spf1 -all include:spf.protection.outlook.com"], &[SpfInclude]),
            (&[whose, "v=spf1 -include:spf.protection.outlook.com ~all"], &[SpfInclude]),
            (&[whose, "v=spf1 include:spf.protection.outlook.com.ttd.no -all"], &[SpfInclude]),
            (&[whose, good, bare], &[OneSpf]),
        ] {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(missing_in(&texts), missing, "{texts:?}");
        }
    }

    #[test]
    fn dmarc_is_known_by_its_version() {
        assert!(is_dmarc("v=DMARC1; p=none") && is_dmarc("v=dmarc1"));
        assert!(!is_dmarc("v=DMARC10; p=none") && !is_dmarc("p=none; v=DMARC1"));
    }
}
