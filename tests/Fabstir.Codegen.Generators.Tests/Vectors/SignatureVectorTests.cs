using System.Text.Json;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Signatures and selectors of contract-signatures: random functions, as ethers has them.</summary>
public sealed class SignatureVectorTests
{
    private static readonly IReadOnlyList<JsonElement> All = Testcases.Read("contract-signatures");

    public static TheoryData<int, string> Names { get; } = [.. All.Select(static (vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_has_the_signature_and_selector_of_the_vector(int index, string name)
    {
        JsonElement vector = All[index];

        FunctionModel function = Parse(vector.GetProperty("abi").GetString()!).Functions.AsSpan().ToArray().Single(static function => function.Entry.SolidityName == "testSig");

        Assert.Equal(vector.GetProperty("signature").GetString(), function.Entry.Signature);
        Assert.Equal(vector.GetProperty("sigHash").GetString(), "0x" + function.Entry.Selector);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void There_are_as_many_vectors_as_promised() => Assert.Equal(1880, All.Count);

    private static ContractModel Parse(string abi)
    {
        ParseResult result = ContractParser.Parse(AbiDocuments.Read(abi, TestContext.Current.CancellationToken), new ContractOptions("C.json", "N", null, IsPublic: true));
        Assert.DoesNotContain(result.Diagnostics.AsSpan().ToArray(), static diagnostic => diagnostic.Id != RuleIds.Renamed);
        return result.Contract!;
    }
}
