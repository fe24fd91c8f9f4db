namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <content>Where the ABIs of tests come from.</content>
internal sealed partial record AbiInput
{
    /// <summary>An artifact of this repository's abi folder.</summary>
    public static AbiInput Artifact(string path) => new("abi/" + path, Fabstir.Tests.Repository.Read("abi", path));

    /// <summary>A contract of entries in the short form of <see cref="AbiText"/>.</summary>
    public static AbiInput Of(string contract, params string[] entries) => new($"abi/{contract}.json", AbiText.Of(entries));
}
