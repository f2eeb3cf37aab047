//! What is said of a policy file as a file.

phrases! {
    WIDE { nb: "Filen er lagret som UTF-16. Altinn leser den, men Studio skriver UTF-8, og mange verktøy venter det.", en: "The file is stored as UTF-16. Altinn reads it, but Studio writes UTF-8, and many tools expect that." }
    WIDE_HELP { nb: "Lagre filen som UTF-8", en: "Store the file as UTF-8" }
}
