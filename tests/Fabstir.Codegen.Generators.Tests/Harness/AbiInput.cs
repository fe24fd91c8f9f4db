namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>An ABI file of a test's project.</summary>
internal sealed partial record AbiInput(string Path, string Text)
{
    public string? Namespace { get; init; }

    public string? ContractName { get; init; }

    public string? Accessibility { get; init; }

    public string? Target { get; init; }

    /// <summary>Whether it is an additional file of something else's.</summary>
    public bool IsOther { get; init; }
}
