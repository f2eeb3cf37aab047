//! How a question is answered in a terminal, what was wrong, and how one leaves it.

use crate::text::phrases;

phrases! {
    // How it is answered.
    TAKES_DEFAULT { nb: "Enter godtar forslaget: {default}", en: "Enter accepts the proposal: {default}" }
    EMPTY_PUTS_OFF { nb: "Tom linje utsetter spørsmålet.", en: "An empty line puts the question off." }
    CHOICE { nb: "Piltastene flytter, Enter velger, Esc utsetter.", en: "Arrow keys move, Enter chooses, Esc puts it off." }
    SEVERAL { nb: "Skriv for å søke. Piltastene flytter, Enter velger eller fjerner, Esc utsetter. Avslutt på raden «Ferdig».", en: "Type to search. Arrow keys move, Enter chooses or removes, Esc puts it off. End on the row “Done”." }
    YES_NO { nb: "Svar j eller n, og trykk Enter. Esc utsetter.", en: "Answer y or n and press Enter. Esc puts it off." }
    YES_NO_DEFAULT { nb: "Svar j eller n, og trykk Enter; bare Enter betyr {default}. Esc utsetter.", en: "Answer y or n and press Enter; Enter alone means {default}. Esc puts it off." }
    CONFIRM { nb: "Svar j eller n, og trykk Enter. Både Enter alene og Esc betyr nei.", en: "Answer y or n and press Enter. Enter alone means no, and so does Esc." }
    YES_OR_NO { nb: "Skriv j for ja eller n for nei.", en: "Write y for yes or n for no." }
    TYPED { nb: "Skriv nøyaktig dette: {word}. Tom linje utsetter.", en: "Type exactly this: {word}. An empty line puts it off." }
    LONG { nb: "Lim inn eller skriv. Avslutt med en tom linje. Du kan også skrive @ og navnet på en fil.", en: "Paste or type. End with an empty line. You may also type @ and the name of a file." }

    // How a long answer is shown.
    LONG_ROW { nb: "{lines} linjer, {count} tegn", en: "{lines} lines, {count} characters" }

    // What was wrong.
    ERROR { nb: "Feil", en: "Error" }
    WARNING { nb: "Advarsel", en: "Warning" }
    REFUSED { nb: "Det forrige svaret ble ikke godtatt", en: "The former answer was refused" }
    ANSWER_NEEDED { nb: "Her trengs et svar. Esc utsetter spørsmålet.", en: "An answer is needed here. Esc puts the question off." }
    TYPED_DIFFERS { nb: "Det du skrev, er ikke likt {word}.", en: "What you typed is not the same as {word}." }

    // How one leaves it.
    PUT_OFF { nb: "Utsatt.", en: "Put off." }

    YES { nb: "ja", en: "yes" }
    NO { nb: "nei", en: "no" }
}
