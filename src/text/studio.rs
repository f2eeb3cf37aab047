//! What `studio check` says.

phrases! {
    REACHED { nb: "Altinn Studio kan nås. Med en API-nøkkel i {variable} ser programmet også hvem du er der.", en: "Altinn Studio can be reached. With an API key in {variable} the program also sees who you are there." }
    KNOWN_AS { nb: "Altinn Studio kjenner nøkkelen: {user}", en: "Altinn Studio knows the key: {user}" }
    UNREACHABLE { nb: "Altinn Studio kan ikke nås herfra.", en: "Altinn Studio cannot be reached from here." }
    NOT_KNOWN { nb: "Altinn Studio kjenner ikke nøkkelen. Lag en ny under innstillingene dine i Altinn Studio.", en: "Altinn Studio does not know the key. Make a new one among your settings in Altinn Studio." }
}
