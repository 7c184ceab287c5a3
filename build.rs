//! Builds anew when a file joins or leaves the folders that the program carries inside.

fn main() {
    println!("cargo::rerun-if-changed=ontology");
    println!("cargo::rerun-if-changed=queries");
}
