//! Access packages and roles, as they are offered as readers.

phrases! {
    PACKAGE { nb: "{name} (tilgangspakke)", en: "{name} (access package)" }
    ROLE { nb: "{name} (rolle)", en: "{name} (role)" }
}
