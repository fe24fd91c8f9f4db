using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Two contracts that mean different things by one name: the first path keeps the place, the other has a type of its own, and is told so.</summary>
public sealed class TypeConflictTests
{
    private static readonly AbiInput First = AbiInput.Of("Alpha", "function f((uint256 x)<struct IVault.Order> a)");
    private static readonly AbiInput Second = AbiInput.Of("Beta", "function f((uint256 x,bool y)<struct IVault.Order> a)");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_path_keeps_the_place_whatever_the_order(bool reversed)
    {
        AbiInput[] files = reversed ? [Second, First] : [First, Second];

        Assert.Equal(
            ["Acme.Contracts.Structs+IVault+Order", "Acme.Contracts.Beta+Structs+IVaultOrder"],
            GeneratedAssembly.Of(files).Evaluate<string[]>(
                "new[] { typeof(Alpha.Functions.F).GetProperty(\"A\")!.PropertyType.FullName!, typeof(Beta.Functions.F).GetProperty(\"A\")!.PropertyType.FullName! }"));
    }

    [Fact]
    public async Task The_other_contract_is_told_at_its_beginning() => Assert.Equal(
        ["abi/Beta.json(1,1): Info FAB0004: IVault.Order is generated as Acme.Contracts.Beta.Structs.IVaultOrder, because abi/Alpha.json has a type of this name and another shape"],
        await AbiAnalysis.LinesAsync(First, Second));

    [Fact]
    public async Task In_namespaces_of_their_own_they_do_not_conflict() => Assert.Empty(await AbiAnalysis.LinesAsync(First, Second with { Namespace = "Acme.Other" }));

    [Theory]
    [InlineData("uint8<enum Kind>", "uint16<enum Kind>")]
    [InlineData("uint128<Price>", "uint256<Price>")]
    [InlineData("(uint256 a)<struct S>", "(uint256 b)<struct S>")]
    [InlineData("(uint8<enum K> a)<struct S>", "(uint8 a)<struct S>")]
    [InlineData("(uint8[2] a)<struct S>", "(uint8[] a)<struct S>")]
    public void Width_names_and_field_types_are_part_of_the_shape(string first, string second)
    {
        GeneratedProject project = Generation.Run(AbiInput.Of("Alpha", $"function f({first} a)"), AbiInput.Of("Beta", $"function f({second} a)"));

        Assert.Contains("Beta.", TypeOfF(project), StringComparison.Ordinal);
    }

    [Fact]
    public void A_struct_whose_field_is_local_is_local_too() => Assert.Equal(
        "Acme.Contracts.Beta.Structs.Outer", TypeOfF(
            AbiInput.Of("Alpha", "function f((uint256 x)<struct Inner> a)"), AbiInput.Of("Beta", "function f(((bool x)<struct Inner> i)<struct Outer> a)")));

    [Fact]
    public void A_file_level_struct_that_has_the_name_of_a_library_is_local() => Assert.Equal(
        "Acme.Contracts.Beta.Structs.IVault", TypeOfF(First, AbiInput.Of("Beta", "function f((uint256 x)<struct IVault> a)")));

    [Fact]
    public async Task Two_structs_of_one_name_in_one_contract_are_both_there_and_reported()
    {
        AbiInput file = AbiInput.Of("C", "function f((uint256 x)<struct Order> a)", "function g((bool x)<struct Order> a)");

        Assert.Equal(["Acme.Contracts.C+Structs+Order", "Acme.Contracts.Structs+Order"], GeneratedAssembly.Of(file).Evaluate<string[]>(
            "new[] { typeof(C.Functions.F), typeof(C.Functions.G) }.Select(type => type.GetProperty(\"A\")!.PropertyType.FullName!).Order().ToArray()"));
        Assert.Single(await AbiAnalysis.RunAsync(file), static diagnostic => diagnostic.Id == "FAB0004");
    }

    [Fact]
    public async Task Members_of_an_enum_are_part_of_its_shape()
    {
        AbiInput[] files = [WithMembers("Alpha", """["A", "B"]"""), WithMembers("Beta", """["A", "B", "C"]""")];

        Assert.Equal("Acme.Contracts.Beta.Enums.IVaultMode", TypeOfF(files));
        Assert.Equal(["FAB0004"], (await AbiAnalysis.RunAsync(files)).Select(static diagnostic => diagnostic.Id));
    }

    private static string TypeOfF(params AbiInput[] files) => TypeOfF(Generation.Run(files));

    private static string TypeOfF(GeneratedProject project) =>
        project.TypeOf("Acme.Contracts.Beta+Functions+F").GetMembers("A").OfType<IPropertySymbol>().Single().Type.ToDisplayString();

    private static AbiInput WithMembers(string contract, string members) => new($"abi/{contract}.json", $$"""
        {
          "abi": {{AbiText.Of("function f(uint8<enum IVault.Mode> a)")}},
          "enums": { "IVault.Mode": {{members}} }
        }
        """);
}
