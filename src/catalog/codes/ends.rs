//! What ends soon or has ended, and what has been waited for too long.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    KEY_NEXT { nb: "Lag en ny nøkkel i tillegg til den gamle: altinn-onboard client key --new, og kjør altinn-onboard resume", en: "Make a new key beside it: altinn-onboard client key --new, and run altinn-onboard resume" }
    OTHER_KEY_NEXT { nb: "Den som bruker den, lager en ny: altinn-onboard client key --new --holder ROLLE. Bruker ingen den, fjern den fra klienten i selvbetjeningen", en: "Whoever uses it makes a new one: altinn-onboard client key --new --holder ROLE. If nobody uses it, remove it from the client in self-service" }
    SUPPLIERS_KEY_NEXT { nb: "Be leverandøren om en ny offentlig nøkkel: altinn-onboard letter L10. Oppgi den med altinn-onboard resume --redo maskinporten-client", en: "Ask the supplier for a new public key: altinn-onboard letter L10. Give it with altinn-onboard resume --redo maskinporten-client" }
}

codes! {
    KEY_ENDED = "KEY-ENDED" [Error]
        says { nb: "Nøkkelen til {client} utløp {date}: Maskinporten gir ikke lenger token med den.", en: "The key of {client} expired on {date}: Maskinporten no longer issues tokens for it." }
        next KEY_NEXT
    KEY_ENDS = "KEY-ENDS" [Warning, Note, Error]
        says { nb: "Nøkkelen til {client} utløper {date}. Dager igjen: {days}.", en: "The key of {client} expires on {date}. Days left: {days}." }
        next KEY_NEXT
    OTHER_KEY_ENDED = "OTHER-KEY-ENDED" [Error]
        says { nb: "Nøkkelen {kid} på {client} utløp {date} ({holder}): systemet som bruker den, får ikke lenger token.", en: "The key {kid} of {client} expired on {date} ({holder}): the system that uses it no longer gets tokens." }
        next OTHER_KEY_NEXT
    OTHER_KEY_ENDS = "OTHER-KEY-ENDS" [Warning, Note, Error]
        says { nb: "Nøkkelen {kid} på {client} utløper {date} ({holder}). Dager igjen: {days}.", en: "The key {kid} of {client} expires on {date} ({holder}). Days left: {days}." }
        next OTHER_KEY_NEXT
    SUPPLIERS_KEY_ENDED = "SUPPLIERS-KEY-ENDED" [Error]
        says { nb: "Leverandørens nøkkel på {client} utløp {date}: Maskinporten gir ikke lenger token med den.", en: "The supplier's key on {client} expired on {date}: Maskinporten no longer issues tokens for it." }
        next SUPPLIERS_KEY_NEXT
    SUPPLIERS_KEY_ENDS = "SUPPLIERS-KEY-ENDS" [Warning, Note, Error]
        says { nb: "Leverandørens nøkkel på {client} utløper senest {date}. Dager igjen: {days}.", en: "The supplier's key on {client} expires on {date} at the latest. Days left: {days}." }
        next SUPPLIERS_KEY_NEXT
    LETTER_OVERDUE = "LETTER-OVERDUE" [Warning]
        says { nb: "Brev {letter} ble sendt {sent} og skulle vært besvart innen {due}. Dager ventet: {days}. Dere venter på {who}.", en: "Letter {letter} was sent on {sent}, and an answer was wanted by {due}. Days waited: {days}. It is waiting for {who}." }
        next { nb: "Send en påminnelse: altinn-onboard letter L16 --detail reminds={letter}", en: "Send a reminder: altinn-onboard letter L16 --detail reminds={letter}" }
}
