//! What a round trip through Altinn Studio changes in a policy.

phrases! {
    ABOUT { nb: "{what} ({access})", en: "{what} ({access})" }
    TIMES { nb: "{said}, {times} steder", en: "{said}, {times} places" }
}
