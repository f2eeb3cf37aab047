//! What a service's no means, and what goes wrong on the way to a service. The codes of each service have files of their
//! own.

phrases! {
    ANSWER { nb: "{service} svarte {status}. {why} {said}{trace}", en: "{service} answered {status}. {why} {said}{trace}" }
    SAID { nb: "Tjenestens egne ord: «{said}».", en: "In the service's own words: “{said}”." }
    SAID_WITH_CODE { nb: "Tjenestens egne ord ({code}): «{said}».", en: "In the service's own words ({code}): “{said}”." }
    SAID_NOTHING { nb: "Svaret hadde ingen tekst.", en: "The answer held no text." }
    TRACE { nb: " Sporings-ID til brukerstøtte: {trace}.", en: " Trace ID for support: {trace}." }
    REFUSED { nb: "Det står ikke i listen over kjente svar.", en: "It is not among the answers that are known." }
    REFUSED_NEXT { nb: "Les tjenestens egne ord, og kjør altinn-onboard resume på nytt. Send sporings-ID-en til servicedesken hvis det ikke hjelper", en: "Read the service's own words, and run altinn-onboard resume again. If that does not help, send the trace ID to the service desk" }

    WRONG_ENVIRONMENT { nb: "Et token fra {token} kan ikke sendes til {address}. Ingenting ble sendt.", en: "A token of {token} cannot be sent to {address}. Nothing was sent." }
    WRONG_ENVIRONMENT_NEXT { nb: "Velg ett miljø med --env, og la alle adressene i miljøbeskrivelsen høre til det", en: "Choose one environment with --env, and let all addresses of its description belong to it" }
    NO_CONNECTION { nb: "Får ikke forbindelse med {service} på {host}: {reason}.", en: "No connection to {service} at {host}: {reason}." }
    NO_CONNECTION_NEXT { nb: "Kontroller nettverket, brannmuren og HTTPS_PROXY, og kjør altinn-onboard resume", en: "Check the network, the firewall and HTTPS_PROXY, and run altinn-onboard resume" }
    TLS { nb: "Får ingen sikker forbindelse med {service} på {host}: {reason}.", en: "No secure connection to {service} at {host}: {reason}." }
    TLS_NEXT { nb: "Kontroller at maskinen har oppdaterte rotsertifikater (pakken ca-certificates, eller SSL_CERT_FILE), også sertifikatet til en proxy som åpner trafikken", en: "Check that the machine has current root certificates (the package ca-certificates, or SSL_CERT_FILE), and that of a proxy that opens the traffic" }
    TIMEOUT { nb: "{service} på {host} svarte ikke innen {seconds} sekunder.", en: "{service} at {host} did not answer within {seconds} seconds." }
    TIMEOUT_NEXT { nb: "Vent litt og kjør altinn-onboard resume: det som er gjort, er lagret", en: "Wait a little and run altinn-onboard resume: what is done is saved" }
    BROKEN { nb: "Svaret fra {service} på {host} ble avbrutt: {reason}.", en: "The answer of {service} at {host} broke off: {reason}." }
    TOO_LARGE { nb: "Svaret fra {service} på {host} er lengre enn {limit} byte, og ble ikke lest.", en: "The answer of {service} at {host} is longer than {limit} bytes and was not read." }
    REDIRECTED { nb: "{host} sender kallet til {service} videre til {to}. Det følges ikke, for kallet kan inneholde hemmeligheter.", en: "{host} sends the call to {service} on to {to}. It is not followed, because the call may hold secrets." }
    HTML { nb: "{host} svarte {status} med en nettside der {service} skulle svart med JSON. Slik svarer en proxy eller en brannmur. Svaret begynner: «{start}».", en: "{host} answered {status} with a web page where {service} should have answered with JSON. So answers a proxy or a firewall. It begins: “{start}”." }
    EMPTY { nb: "{host} svarte {status} uten innhold der {service} skulle svart med JSON.{start}", en: "{host} answered {status} with nothing where {service} should have answered with JSON.{start}" }
    NOT_JSON { nb: "{host} svarte {status} med noe annet enn {service} skal svare. Svaret begynner: «{start}».", en: "{host} answered {status} with something else than {service} should. It begins: “{start}”." }
    UNEXPECTED_NEXT { nb: "Kontroller adressen i miljøbeskrivelsen og om en proxy svarer i stedet, og kjør altinn-onboard resume", en: "Check the address in the environment description and whether a proxy answers instead, and run altinn-onboard resume" }
    UNWRITABLE { nb: "Kallet til {service} kunne ikke skrives: {reason}.", en: "The call to {service} could not be written: {reason}." }
    UNWRITABLE_NEXT { nb: "Dette er en feil i programmet: meld den med -v og teksten over", en: "This is a fault of the program: report it with -v and the text above" }

    TOO_MANY { nb: "Det kom for mange kall på kort tid.", en: "Too many calls came in a short time." }
    TOO_MANY_NEXT { nb: "Vent noen minutter og kjør altinn-onboard resume", en: "Wait some minutes and run altinn-onboard resume" }
    DOWN { nb: "Tjenesten er nede eller under vedlikehold.", en: "The service is down or under maintenance." }
    DOWN_NEXT { nb: "Se status.digdir.no, vent litt og kjør altinn-onboard resume", en: "See status.digdir.no, wait a little and run altinn-onboard resume" }
    REGISTER { nb: "Registeret svarer ikke som det skal.", en: "The register does not answer as it should." }
    REGISTER_NEXT { nb: "Vent litt og kjør altinn-onboard resume", en: "Wait a little and run altinn-onboard resume" }
    STUDIO_KEY { nb: "Altinn Studio godtar ikke API-nøkkelen: den er feil, slettet eller utløpt.", en: "Altinn Studio does not accept the API key: it is wrong, deleted or expired." }
    STUDIO_KEY_NEXT { nb: "Lag en ny API-nøkkel i Altinn Studio, eller gå videre uten: den er ikke nødvendig når ressursen opprettes via API", en: "Make a new API key in Altinn Studio, or go on without: it is not needed when the resource is created by API" }
}
