namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>An ABI file of a test's project.</summary>
internal sealed record AbiInput(string Path, string Text)
{
    public string? Namespace { get; init; }

    public string? ContractName { get; init; }

    public string? Accessibility { get; init; }

    /// <summary>Whether it is an additional file of something else's.</summary>
    public bool IsOther { get; init; }

    /// <summary>An artifact of this repository's abi folder.</summary>
    public static AbiInput Artifact(string path) => new("abi/" + path, Fabstir.Tests.Repository.Read("abi", path));

    /// <summary>A contract of entries in the short form of <see cref="AbiText"/>.</summary>
    public static AbiInput Of(string contract, params string[] entries) => new($"abi/{contract}.json", AbiText.Of(entries));
}
