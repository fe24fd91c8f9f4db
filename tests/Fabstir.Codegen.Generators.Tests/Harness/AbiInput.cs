namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>An ABI file of a test's project.</summary>
internal sealed record AbiInput(string Path, string Text)
{
    public string? Namespace { get; init; }

    public string? ContractName { get; init; }

    public string? Accessibility { get; init; }

    /// <summary>An artifact of this repository's abi folder.</summary>
    public static AbiInput Artifact(string path) => new("abi/" + path, Fabstir.Tests.Repository.Read("abi", path));
}
