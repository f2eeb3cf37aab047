//! What `token` says.

phrases! {
    NO_CLIENT { nb: "Klienten har ikke id og nøkkel ennå.", en: "The client has no id and key yet." }
    NO_CLIENT_NEXT { nb: "altinn-onboard step maskinporten-client", en: "altinn-onboard step maskinporten-client" }
}
