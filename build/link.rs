//! How the program is linked: on Linux with glibc for one address and, where
//! the C library's archives are at hand, without shared libraries.
//!
//! A check of one mail takes little longer than starting a process, so what the
//! system does before `main` is a large part of it: finding, mapping and
//! relocating libraries, and setting right the thousands of pointers in tables
//! of text. A program linked for good has none of that to do.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The libraries that rustc asks the linker for on Linux, each with the
/// archives that hold what it gives.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("gcc_s", &["libgcc_eh.a", "libgcc.a"]),
    ("util", &["libutil.a"]),
    ("rt", &["librt.a"]),
    ("pthread", &["libpthread.a"]),
    ("m", &["libm.a"]),
    ("dl", &["libdl.a"]),
    ("c", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
];

/// Tells cargo how the program is to be linked, for the target it builds for.
/// `out` is the build script's folder.
pub(crate) fn program(out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed=build/link.rs");
    let is = |name: &str, value: &str| std::env::var(name).as_deref() == Ok(value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return Ok(());
    }
    println!("cargo::rustc-link-arg-bins=-no-pie");
    // The C compiler of this machine knows its own archives, not another's.
    if std::env::var("HOST") != std::env::var("TARGET") {
        return Ok(());
    }
    if let Some(folder) = stand_ins(out)? {
        println!("cargo::rustc-link-arg-bins=-static");
        println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
    }
    Ok(())
}

/// Writes the folder in which the linker finds, by the names of the shared
/// libraries, scripts that send it to the archives: rustc names shared ones
/// unless the whole build, procedural macros too, is told to do without, which
/// those can't. None where an archive is missing.
fn stand_ins(out: &Path) -> io::Result<Option<PathBuf>> {
    let folder = out.join("archives");
    fs::create_dir_all(&folder)?;
    for (library, archives) in LIBRARIES {
        let Some(found) = archives
            .iter()
            .map(|archive| find(archive))
            .collect::<Option<Vec<_>>>()
        else {
            return Ok(None);
        };
        let found: Vec<String> = found
            .iter()
            .map(|path| format!("\"{}\"", path.display()))
            .collect();
        fs::write(
            folder.join(format!("lib{library}.a")),
            format!("GROUP({})\n", found.join(" ")),
        )?;
    }
    Ok(Some(folder))
}

/// Where the C compiler that rustc links with keeps an archive.
fn find(archive: &str) -> Option<PathBuf> {
    let output = Command::new("cc")
        .arg(format!("-print-file-name={archive}"))
        .output()
        .ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    // A name that it does not know comes back as it was given.
    (path.is_absolute() && path.is_file()).then_some(path)
}
