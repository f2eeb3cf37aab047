//! Help texts of `policy model`.

phrases! {
    ABOUT { nb: "Vis tilgangsreglene slik policyeditoren i Altinn Studio leser dem (JSON)", en: "Show a policy as the policy editor in Altinn Studio reads it (JSON)" }
    FILE { nb: "Policyfilen, eller - for stdin", en: "The policy file, or - for stdin" }
    LOSSES { nb: "Vis i stedet hva som endres når filen åpnes og lagres i Altinn Studio", en: "Show instead what changes when the file is opened and saved in Altinn Studio" }
}
