//! What `resource show` says.

phrases! {
    NOT_AN_ID { nb: "Dette er ikke en ressurs-id: {reason}", en: "This is not a resource id: {reason}" }
    LINE { nb: "{label}: {value}", en: "{label}: {value}" }
    ID { nb: "Ressurs-id", en: "Resource ID" }
    TYPE { nb: "Ressurstype", en: "Resource type" }
    OWNER { nb: "Eier", en: "Owner" }
    VERSION { nb: "Versjon", en: "Version" }
    TITLE { nb: "Navn (bokmål | nynorsk | engelsk)", en: "Name (Bokmål | Nynorsk | English)" }
}
