//! Who acts: the names of the roles, in the middle of a sentence and as a heading.

phrases! {
    YOU { nb: "deg", en: "you" }
    SIGNATORY { nb: "den som kan signere for virksomheten", en: "the authorised signatory" }
    MAIN_ADMINISTRATOR { nb: "hovedadministrator i Altinn", en: "the main administrator in Altinn" }
    STUDIO_OWNER { nb: "eieren av organisasjonen i Altinn Studio", en: "the owner of the organisation in Altinn Studio" }
    ALTINN_DESK { nb: "Altinn servicedesk", en: "the Altinn service desk" }
    DIGDIR_DESK { nb: "Digdir servicedesk", en: "the Digdir service desk" }
    SUPPLIER { nb: "leverandøren", en: "the supplier" }
    NETWORK { nb: "nettverk eller drift", en: "the network or operations team" }
    TEST_RECIPIENT { nb: "testmottakeren eller en kollega", en: "the test recipient or a colleague" }
    ACCESS_MANAGER { nb: "en tilgangsstyrer i virksomheten", en: "an access manager of the organisation" }
    RECIPIENTS { nb: "mottakerne", en: "recipients" }
    PARTIES { nb: "avsenderne og mottakerne", en: "the senders and recipients" }
    MACHINE { nb: "en automatisk jobb hos Altinn eller Maskinporten", en: "a job at Altinn or Maskinporten" }
}
