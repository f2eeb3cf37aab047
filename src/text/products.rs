//! What the products are called.

phrases! {
    CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
    NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
    BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
}
