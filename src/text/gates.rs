//! Why something was not looked up or not tried when access was decided. The English texts are in machine output.

phrases! {
    NO_ROLE_CODE { nb: "ingen av reglene bruker urn:altinn:rolecode om hvem som slipper inn, så ingen roller blir slått opp", en: "no subject uses urn:altinn:rolecode, so no roles are looked up" }
    NO_ACCESS_PACKAGE { nb: "ingen av reglene bruker urn:altinn:accesspackage om hvem som slipper inn, så ingen tilgangspakker blir slått opp", en: "no subject uses urn:altinn:accesspackage, so no access packages are looked up" }
    NO_PARTY { nb: "forespørselen sier ikke hvem det gjøres på vegne av, så verken roller eller tilgangspakker blir slått opp", en: "the request names no known party, so neither roles nor access packages are looked up" }
    NO_USER { nb: "forespørselen har ingen bruker, og virksomheter og systembrukere har ingen roller", en: "the request names no user, and organisations and system users have no roles" }
    NOBODY_WITH_PACKAGES { nb: "forespørselen har verken bruker eller systembruker, så ingen tilgangspakker blir slått opp", en: "the request names neither a user nor a system user, so no access packages are looked up" }
    NOT_CONSENT { nb: "parttype og tilgangslister blir bare slått opp for samtykke, det vil si uten part og uten instans", en: "party types and access lists are looked up only for consent, that is without a party and without an instance" }
    NO_SUBJECT { nb: "en forespørsel som ikke sier hvem som spør, blir avvist", en: "a request without subject attributes is refused" }
    SYSTEM_USER_NOT_ALONE { nb: "en systembruker må være det eneste som er sagt om hvem som spør", en: "a system user must be the only subject attribute" }
    NO_RESOURCE { nb: "forespørselen nevner ingen ressurs, så det finnes ingen regler å se i", en: "the request names no resource, so no policy is found" }
    DELEGATION_SHUT_OUT { nb: "delegeringer blir bare prøvd når tilgangsreglene ikke sier noe", en: "delegation policies are tried only when the policy is NotApplicable" }
    NOT_ON_ACCESS_LIST { nb: "parten står ikke på noen av ressursens tilgangslister for handlingen, eller er en person", en: "the party is on none of the resource's access lists for the action, or is a person" }
    NO_PARTY_FOR_ACCESS_LIST { nb: "ressursen bruker tilgangslister, og forespørselen sier ikke hvem det gjøres på vegne av", en: "the resource uses access lists and the request names no party" }
    PERSON_NUMBER_INSIDE { nb: "plattformens egne tjenester får ikke oppgi parten med fødselsnummer", en: "the internal endpoint takes no national identity number for the party" }
}
