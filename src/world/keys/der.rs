//! What a DER file is that the cryptographic library takes for no private RSA key: enough of its outer form to say why
//! (RFC 5208, RFC 8017 appendix A, RFC 7292, RFC 5280).

use super::fault::PrivateFault;

/// The object identifier of RSA keys, as it stands in DER.
const RSA_OID: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// What the identifiers of encryption by a password begin with: PKCS#5, and that of PKCS#12.
const BY_PASSWORD: [&[u8]; 2] =
    [&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05], &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01]];

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// The shortest key that Maskinporten takes, in bits (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17).
pub(super) const LEAST_BITS: usize = 2048;

/// Why this is not a key that can be used.
pub(super) fn fault(bytes: &[u8]) -> PrivateFault {
    if is_pkcs12(bytes) {
        return PrivateFault::Pkcs12;
    }
    if aws_lc_rs::rsa::PublicKey::from_der(bytes).is_ok() {
        return PrivateFault::OnlyPublic;
    }
    if let Some(bits) = modulus_bits(bytes).filter(|bits| *bits < LEAST_BITS) {
        return PrivateFault::TooShort(bits);
    }
    if let Some(first) = content(bytes, SEQUENCE).and_then(|whole| content(whole, SEQUENCE)) {
        return match content(first, IDENTIFIER) {
            Some(id) if BY_PASSWORD.iter().any(|password| id.starts_with(password)) => PrivateFault::Encrypted,
            // The key of a certificate, or one by itself: its numbers are of no use for signing.
            _ => PrivateFault::OnlyPublic,
        };
    }
    match (bytes.windows(RSA_OID.len()).any(|window| window == RSA_OID), bytes.len()) {
        (true, _) => PrivateFault::Damaged,
        // Keys on curves are at most some hundred bytes; an RSA key without its identifier is PKCS#1, cut short.
        (false, 0..=300) => PrivateFault::NotRsa,
        _ => PrivateFault::Damaged,
    }
}

/// Whether it is a PKCS#12 file: version 3 stands first. Some programs write it without its length (BER).
fn is_pkcs12(bytes: &[u8]) -> bool {
    let whole = match bytes {
        [SEQUENCE, 0x80, rest @ ..] => Some(rest),
        _ => part(bytes).filter(|(tag, ..)| *tag == SEQUENCE).map(|(_, whole, _)| whole),
    };
    whole.is_some_and(|whole| whole.starts_with(&[INTEGER, 1, 3, SEQUENCE]))
}

/// The length of a private RSA key, as PKCS#1 or within PKCS#8.
fn modulus_bits(bytes: &[u8]) -> Option<usize> {
    // The version stands first; in a public key the modulus does.
    let (INTEGER, [_], rest) = part(content(bytes, SEQUENCE)?)? else { return None };
    let (tag, found, rest) = part(rest)?;
    match tag {
        INTEGER => bits(found),
        SEQUENCE => modulus_bits(content(rest, OCTETS)?),
        _ => None,
    }
}

/// The length of a number, the zeros before it left out.
pub(super) fn bits(number: &[u8]) -> Option<usize> {
    let start = number.iter().position(|byte| *byte != 0)?;
    let number = number.get(start..)?;
    Some(number.len() * 8 - usize::try_from(number.first()?.leading_zeros()).ok()?)
}

/// What the first part holds, when it is of this kind.
fn content(bytes: &[u8], wanted: u8) -> Option<&[u8]> {
    part(bytes).filter(|(tag, ..)| *tag == wanted).map(|(_, content, _)| content)
}

/// The kind of the first part, what it holds, and what comes after it. One that is cut short holds what there is.
fn part(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    Some((*tag, content, after))
}
