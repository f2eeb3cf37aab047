//! What a colleague reads who has the state file but not the key.

phrases! {
    KEY_NOT_HERE { nb: "Den private nøkkelen til klienten {client} er ikke på denne maskinen. Bare den som har nøkkelen, kan hente token.", en: "The private key of the client {client} is not on this machine. Only who has the key can fetch tokens." }
    KEY_NOT_HERE_NEXT { nb: "Legg en egen nøkkel på samme klient: altinn-onboard client key --new og så altinn-onboard resume · eller bruk nøkkelen dere har: --key-store env (variabelen {variable}) eller --key-store file --key-file FIL · eller gjør bare stegene som ikke trenger token, med altinn-onboard resume", en: "Put a key of your own on the same client: altinn-onboard client key --new and then altinn-onboard resume · or use the key that you have: --key-store env (the variable {variable}) or --key-store file --key-file FILE · or do only the steps that need no token, with altinn-onboard resume" }
    OTHER_KEY { nb: "Klienten {client} har nøkkelen {wanted}, og det som ligger her, er en annen nøkkel ({found}).", en: "The client {client} has the key {wanted}, and what lies here is another key ({found})." }
}
