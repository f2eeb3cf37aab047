//! Paths as the services match them. Those of Altinn's platform are ASP.NET's: a letter's case, a closing slash and
//! doubled slashes make no difference (Altinn/altinn-correspondence and Altinn/altinn-events, `.bruno` and
//! `test/k6`, 2026-08-20). Maskinporten, Digdir's self-service and the registers are taken at their word.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Where services of the platform are served.
const PLATFORM: [&str; 6] =
    ["authentication", "accessmanagement", "resourceregistry", "correspondence", "broker", "events"];

/// The paths that are served, as they were registered.
pub(super) struct ServedPaths(Vec<&'static str>);

impl ServedPaths {
    pub(super) fn new(patterns: Vec<&'static str>) -> Self {
        Self(patterns)
    }

    /// The path that is served and that is meant; `None` where it needs no change, or where none is meant.
    pub(super) fn meant(&self, path: &str) -> Option<String> {
        let given: Vec<&str> = segments(path).collect();
        let first = given.first()?;
        if !PLATFORM.iter().any(|service| service.eq_ignore_ascii_case(first)) {
            return None;
        }
        // What stands there by name is meant before what may stand there.
        let fitting = self.0.iter().filter_map(|pattern| Some((named(pattern, &given)?, *pattern)));
        let (_, pattern) = fitting.max_by_key(|(named, _)| *named)?;
        let meant = segments(pattern).zip(&given).fold(String::new(), |path, (wanted, given)| {
            let segment = if is_open(wanted) { readable(given) } else { wanted.to_owned() };
            path + "/" + &segment
        });
        let meant = if pattern.ends_with('/') { meant + "/" } else { meant };
        (meant != path).then_some(meant)
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

fn is_open(segment: &str) -> bool {
    segment.starts_with('{')
}

/// How many segments stand in the pattern by name, where all of them fit.
fn named(pattern: &str, given: &[&str]) -> Option<usize> {
    let wanted: Vec<&str> = segments(pattern).collect();
    let fits = |(wanted, given): (&&str, &&str)| is_open(wanted) || wanted.eq_ignore_ascii_case(given);
    let all = wanted.len() == given.len() && wanted.iter().zip(given).all(fits);
    all.then(|| wanted.iter().filter(|segment| !is_open(segment)).count())
}

/// A segment that can be read as text: a service answers to what it finds there, whatever it is.
fn readable(segment: &str) -> String {
    let bytes = percent_decode_str(segment);
    match bytes.decode_utf8() {
        Ok(_) => segment.to_owned(),
        Err(_) => utf8_percent_encode(&percent_decode_str(segment).decode_utf8_lossy(), NON_ALPHANUMERIC).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(path: &str) -> Option<String> {
        let patterns = vec![
            "/correspondence/api/v1/correspondence",
            "/correspondence/api/v1/correspondence/{id}",
            "/resourceregistry/api/v1/resource/{id}",
            "/resourceregistry/api/v1/resource/Search",
            "/accessmanagement/api/v1/meta/info/roles/",
            "/maskinporten/token",
        ];
        ServedPaths::new(patterns).meant(path)
    }

    #[test]
    fn case_and_slashes_make_no_difference_on_the_platform() {
        for path in [
            "/Correspondence/API/v1/Correspondence",
            "/correspondence/api/v1/correspondence/",
            "//correspondence/api//v1/correspondence//",
        ] {
            assert_eq!(meant(path).as_deref(), Some("/correspondence/api/v1/correspondence"), "{path}");
        }
        let id = "/correspondence/api/v1/Correspondence//AbC/";
        assert_eq!(meant(id).as_deref(), Some("/correspondence/api/v1/correspondence/AbC"), "an id keeps its letters");
        let search = "/resourceregistry/api/v1/resource/search";
        assert_eq!(meant(search).as_deref(), Some("/resourceregistry/api/v1/resource/Search"));
        let roles = "/accessmanagement/api/v1/meta/info/roles";
        assert_eq!(meant(roles).as_deref(), Some("/accessmanagement/api/v1/meta/info/roles/"));
    }

    #[test]
    fn what_is_right_or_unknown_or_of_another_house_stays() {
        for path in [
            "/correspondence/api/v1/correspondence/AbC",
            "/correspondence/api/v2/correspondence/",
            "/Maskinporten/token",
            "/maskinporten/token/",
            "/",
        ] {
            assert_eq!(meant(path), None, "{path}");
        }
    }

    #[test]
    fn an_id_that_is_no_text_is_made_one() {
        let path = "/resourceregistry/api/v1/resource/%FF%20a";
        assert_eq!(meant(path).as_deref(), Some("/resourceregistry/api/v1/resource/%EF%BF%BD%20a"));
    }
}
