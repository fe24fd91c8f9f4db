using System.Text.Json;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>Of the attributes of every class Nethereum makes the signature that the contract has.</summary>
public sealed class SignatureTests
{
    public static TheoryData<string> Artifacts { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("abi"), "*.json", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Repository.PathOf("abi"), path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Artifacts))]
    public void Of_every_contract(string path)
    {
        AbiInput artifact = AbiInput.Artifact(path);
        AssertSignatures(NethereumStub.Generate(artifact), JsonDocument.Parse(artifact.Text).RootElement.GetProperty("abi"));
    }

    [Theory]
    [InlineData("function f((uint256 a,(bool b,bytes c)<struct B>[] d)<struct A> x,(uint256 a,(bool b,bytes c)<struct B>[] d)<struct A>[3] y)")]
    [InlineData("function f((uint256 a,string b)<struct A>[][] x,(uint256 a,string b)<struct A>[2][] y,(uint256 a,string b)<struct A>[][4][] z)")]
    [InlineData("function f(((uint256 a,string b)<struct A>[][] rows)<struct B> x)")]
    [InlineData("function f(uint256[][2][] x,(uint256 a)[] y)")]
    [InlineData("error E((uint256 a,string b)<struct A>[][] x)")]
    [InlineData("event E((uint256 a,string b)<struct A>[] x,string[] indexed y,bytes indexed z)")]
    public void Of_structs_and_arrays(string entry) => AssertSignatures(NethereumStub.Generate("Vault", entry), JsonDocument.Parse(AbiText.Of(entry)).RootElement);

    private static void AssertSignatures(GeneratedProject project, JsonElement abi)
    {
        INamedTypeSymbol[] classes = [.. NethereumClasses.In(project)];
        foreach (string kind in new[] { "Function", "Event", "Error" })
        {
            Assert.Equal(
                abi.EnumerateArray().Where(entry => kind.Equals(entry.GetProperty("type").GetString(), StringComparison.OrdinalIgnoreCase)).Select(Signature).Order(StringComparer.Ordinal),
                classes.Where(type => AttributeSignature.Attribute(type, kind) is not null).Select(type => AttributeSignature.Of(type, kind)).Order(StringComparer.Ordinal));
        }
    }

    private static string Signature(JsonElement entry) => entry.GetProperty("name").GetString() + Types(entry.GetProperty("inputs"));

    private static string Types(JsonElement parameters) => $"({string.Join(",", parameters.EnumerateArray().Select(Type))})";

    private static string Type(JsonElement parameter)
    {
        string type = parameter.GetProperty("type").GetString()!;
        return type.StartsWith("tuple", StringComparison.Ordinal) ? Types(parameter.GetProperty("components")) + type["tuple".Length..] : type;
    }
}
