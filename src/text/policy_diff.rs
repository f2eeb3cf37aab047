//! What `policy diff`, `policy fetch` and `policy upload` say.

phrases! {
    NOT_AN_ID { nb: "«{found}» er ikke en ressurs-id: den har minst fire av a–z, 0–9, _ og -.", en: "“{found}” is no resource id: it has at least four of a–z, 0–9, _ and -." }
}
