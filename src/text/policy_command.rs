//! What `policy new` says.

phrases! {
    RESOURCE_ID { nb: "Hvilken ressurs-id skal tilgangsreglene gjelde for?", en: "For which resource id shall the access rules hold?" }
    RESOURCE_ID_HELP { nb: "Id-en begynner med organisasjonskoden og en bindestrek, for eksempel ttd-vedtak. Koden står for tjenesteeieren i regelen om hendelser.", en: "The id begins with the organisation code and a hyphen, such as ttd-decisions. The code stands for the service owner in the rule about events." }
}
