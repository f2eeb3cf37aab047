//! What the services that send and notify are called, which are the products.

phrases! {
    CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
    NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
    BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
}
