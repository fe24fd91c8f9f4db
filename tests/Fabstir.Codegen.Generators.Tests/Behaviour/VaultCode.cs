using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>The client of Golden/Vault.json, which has a little of everything: generated and compiled once for all tests.</summary>
internal static class VaultCode
{
    public const string AccountA = """Address.Parse("0x00000000000000000000000000000000000000A1")""";
    public const string AccountB = """Address.Parse("0x00000000000000000000000000000000000000b2")""";

    /// <summary>An order, as the oracle's values have it.</summary>
    public const string Order = $$"""
        new Structs.IVault.Order
        {
            Maker = {{AccountA}},
            Amount = 42,
            Proof =
            [
                Bytes32.Parse("0x1111111111111111111111111111111111111111111111111111111111111111"),
                Bytes32.Parse("0x2222222222222222222222222222222222222222222222222222222222222222"),
            ],
        }
        """;

    public static AbiInput Abi { get; } = new("abi/Vault.json", Repository.Read("tests", "Fabstir.Codegen.Generators.Tests", "Golden", "Vault.json"));

    private static readonly Lazy<GeneratedProject> LazyProject = new(static () => Generation.Run(Abi));
    private static readonly Lazy<GeneratedAssembly> LazyAssembly = new(static () => new GeneratedAssembly(Project));

    public static GeneratedProject Project => LazyProject.Value;

    public static GeneratedAssembly Assembly => LazyAssembly.Value;
}
