//! Rego: one clause a rule, by the interpreter of `regorus` and by its virtual machine.

use std::fmt::Write as _;
use std::sync::Arc;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{CompiledPolicy, Engine as Rego, Rc, Value};

use crate::Engine;
use crate::rules::{Ask, Rule};

const ALLOW: &str = "data.altinn.allow";

fn compiled(rules: &[Rule]) -> CompiledPolicy {
    let mut text = String::from("package altinn\n\nimport rego.v1\n\ndefault allow := false\n\n");
    text.push_str(
        "allow if {\n\tpermitted\n\tnot denied\n}\n\ndefault permitted := false\n\ndefault denied := false\n",
    );
    for rule in rules {
        let name = if rule.permits { "permitted" } else { "denied" };
        let list = |texts: Vec<&str>| texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ");
        let actions = list(rule.actions.clone());
        let subjects = list(rule.subjects.iter().map(String::as_str).collect());
        let _ = write!(
            text,
            "\n{name} if {{\n\tinput.part == \"{}\"\n\tinput.action in {{{actions}}}\n\tsome held in input.subjects\n\t\
             held in {{{subjects}}}\n}}\n",
            rule.part
        );
    }
    let mut engine = Rego::new();
    engine.add_policy("altinn.rego".to_owned(), text).expect("a policy");
    engine.compile_with_entrypoint(&Rc::from(ALLOW)).expect("a compiled policy")
}

fn inputs(asks: &[Ask]) -> Vec<Value> {
    let input = |ask: &Ask| {
        let input = serde_json::json!({"subjects": ask.subjects, "action": ask.action, "part": ask.part});
        Value::from_json_str(&input.to_string()).expect("an input")
    };
    asks.iter().map(input).collect()
}

/// The compiled policy, interpreted.
pub struct Interpreter {
    policy: CompiledPolicy,
    inputs: Vec<Value>,
}

impl Interpreter {
    pub fn new(rules: &[Rule], asks: &[Ask]) -> Self {
        Self { policy: compiled(rules), inputs: inputs(asks) }
    }
}

impl Engine for Interpreter {
    fn name(&self) -> &'static str {
        "regorus, interpreter"
    }

    fn decide(&mut self, request: usize) -> bool {
        let answer = self.policy.eval_with_input(self.inputs[request].clone()).expect("an answer");
        answer == Value::from(true)
    }
}

/// The policy as a program of the virtual machine, which is kept between requests.
pub struct Machine {
    machine: RegoVM,
    inputs: Vec<Value>,
}

impl Machine {
    pub fn new(rules: &[Rule], asks: &[Ask]) -> Self {
        let program = Compiler::compile_from_policy(&compiled(rules), &[ALLOW]).expect("a program");
        let mut machine = RegoVM::new();
        machine.load_program(Arc::clone(&program));
        Self { machine, inputs: inputs(asks) }
    }
}

impl Engine for Machine {
    fn name(&self) -> &'static str {
        "regorus, virtual machine"
    }

    fn decide(&mut self, request: usize) -> bool {
        self.machine.set_input(self.inputs[request].clone());
        self.machine.execute().expect("an answer") == Value::from(true)
    }
}
