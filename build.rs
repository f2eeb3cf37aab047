//! Packs the relocations of the program where the C library can read them packed (DT_RELR, glibc 2.36 and newer).
//!
//! The catalogues are tables of texts, and every text in a table is a relocation that the loader works through before a
//! short command begins: packed they take a twentieth of the space, and a third off the time to start.
//!
//! What unwinds the stack is linked in where the C compiler has it as an archive: one library less is looked for, mapped
//! and bound before a command begins. The tables by which it would unwind (`.eh_frame`, a twelfth of the program) are left out
//! of the release: it ends at a panic, catches none, and has no names to show in a backtrace.
//!
//! What a short command runs is laid side by side in the release (`benches/layout.ld`, written by `benches/layout.py`): scattered over
//! the whole program it costs a third of such a command's time, since each page that is touched has fifteen others mapped.

use std::process::Command;

/// The first glibc that reads packed relocations.
const FIRST: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=benches/layout.ld");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let is_native = std::env::var("HOST") == std::env::var("TARGET");
    if is_native && target("OS") == "linux" && target("ENV") == "gnu" && glibc().is_some_and(|found| found >= FIRST) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        if has_archive("libgcc_eh.a") {
            println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
        }
        // `panic = "abort"` is the release's own; tests unwind.
        if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
            leave_out_tables();
            lay_side_by_side();
        }
    }
}

/// Has the linker throw the tables away by which a stack is unwound.
fn leave_out_tables() {
    const SCRIPT: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame .eh_frame.* .gcc_except_table .gcc_except_table.*) } }\n\
                          INSERT AFTER .rodata;\n";
    let script = std::env::var_os("OUT_DIR").map(|folder| std::path::Path::new(&folder).join("tables.ld"));
    // Where the script cannot be written, the program is only larger.
    if let Some(script) = script.filter(|script| std::fs::write(script, SCRIPT).is_ok()) {
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr,-T,{}", script.display());
    }
}

/// Has the linker lay side by side what short commands run. It passes over names that it does not find.
fn lay_side_by_side() {
    let script =
        std::env::var_os("CARGO_MANIFEST_DIR").map(|folder| std::path::Path::new(&folder).join("benches/layout.ld"));
    if let Some(script) = script.filter(|script| script.is_file()) {
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
}

/// Whether the C compiler finds an archive of its own.
fn has_archive(name: &str) -> bool {
    let told = Command::new("cc").arg(format!("-print-file-name={name}")).output();
    // What it does not find it answers as it was asked for.
    told.is_ok_and(|told| std::path::Path::new(String::from_utf8_lossy(&told.stdout).trim()).is_absolute())
}

/// The version of the C library that the program is built for: that of this machine.
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let mut numbers = told.trim().strip_prefix("glibc ")?.split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}
