//! What `studio check` says.

phrases! {
    REACHED { nb: "Altinn Studio kan nås. Med en API-nøkkel i {variable} ser programmet også hvem du er der.", en: "Altinn Studio can be reached. With an API key in {variable} the program also sees who you are there." }
    KNOWN_AS { nb: "Altinn Studio kjenner nøkkelen: {user}", en: "Altinn Studio knows the key: {user}" }
}
