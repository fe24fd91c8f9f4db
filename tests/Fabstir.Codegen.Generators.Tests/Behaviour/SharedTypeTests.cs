using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Types live where their source says, once for all contracts of a namespace.</summary>
public sealed class SharedTypeTests
{
    private const string Order = "(address maker,uint256 amount)<struct IVault.Order>";

    private const string Mode = "function mode() view returns (uint8<enum IVault.Mode>)";

    private static readonly AbiInput Vault = AbiInput.Of("Vault", $"function fill({Order} order)", Mode, "function price() view returns (uint256<Price>)");
    private static readonly AbiInput Router = AbiInput.Of("Router", $"function route({Order}[] orders,(uint8 a)<struct Hop> hop)", Mode);

    [Fact]
    public void A_value_of_one_contract_is_passed_to_another() => Assert.True(GeneratedAssembly.Of(Vault, Router).Run<bool>("""
        var fill = new Vault.Functions.Fill { Order = new() { Maker = default, Amount = 1 } };
        var route = new Router.Functions.Route { Orders = [fill.Order], Hop = new() { A = 1 } };
        return route.Orders[0] == fill.Order;
        """));

    [Theory]
    [InlineData("Acme.Contracts.Structs+IVault+Order")]
    [InlineData("Acme.Contracts.Structs+Hop")]
    [InlineData("Acme.Contracts.Enums+IVault+Mode")]
    [InlineData("Acme.Contracts.ValueTypes+Price")]
    public void A_type_is_found_by_the_name_that_the_source_gives_it(string name) => Assert.NotNull(Generation.Run(Vault, Router).TypeOf(name));

    [Fact]
    public void Each_namespace_has_types_of_its_own() => Assert.False(GeneratedAssembly
        .Of(Vault, Router with { Namespace = "Acme.Routing" })
        .Evaluate<bool>("typeof(Acme.Contracts.Structs.IVault.Order) == typeof(Acme.Routing.Structs.IVault.Order)"));

    [Fact]
    public void One_name_in_two_libraries_is_two_types() => Assert.Equal(
        ["0x" + new string('0', 63) + "1", "0x" + new string('0', 63) + "2" + new string('0', 63) + "1"],
        GeneratedAssembly
            .Of(AbiInput.Of("Pool", "function a((uint256 x)<struct LibA.Order> o)", "function b((uint256 x,bool y)<struct LibB.Order> o)"))
            .Run<string[]>("""
                return new[]
                {
                    HexText.Write(Calldata.Encode(new Pool.Functions.A { O = new Structs.LibA.Order { X = 1 } }).AsSpan(4)),
                    HexText.Write(Calldata.Encode(new Pool.Functions.B { O = new Structs.LibB.Order { X = 2, Y = true } }).AsSpan(4)),
                };
                """));

    [Fact]
    public void A_struct_that_only_an_error_or_event_uses_is_generated()
    {
        GeneratedProject project = Generation.Run(AbiInput.Of("C", "error E((uint256 x)<struct A> a)", "event F((uint256 x)<struct B> b)", "constructor((uint256 x)<struct D> d)"));

        Assert.All(["A", "B", "D"], name => Assert.NotNull(project.TypeOf($"Acme.Contracts.Structs+{name}")));
    }

    [Fact]
    public void A_struct_inside_of_another_lives_at_its_own_home() => Assert.Equal("Acme.Contracts.Structs+LibB+Leg", GeneratedAssembly
        .Of(AbiInput.Of("C", "function f((uint256 x,(bool y)<struct LibB.Leg>[2] legs)<struct LibA.Trip> trip)"))
        .Evaluate<string>("typeof(Structs.LibA.Trip).GetProperty(\"Legs\")!.PropertyType.GetGenericArguments()[0].FullName"));

    [Theory]
    [InlineData("(uint256 x)<struct Structs.VM>")]
    [InlineData("(uint256 x)<struct Enums.VM>")]
    [InlineData("(uint256 x)<struct Vault.Vault>")]
    [InlineData("(uint256 x)<struct C.C>")]
    [InlineData("uint8<enum Enums.Kind>")]
    [InlineData("uint8<enum Enum.Operation>")]
    [InlineData("uint8<enum ValueTypes.Kind>")]
    [InlineData("uint8<ValueTypes.Price>")]
    [InlineData("uint8<System.Address>")]
    public void A_library_of_any_name_is_a_home(string parameter) => Generation.Run(AbiInput.Of("C", $"function f({parameter} a)"));

    [Fact]
    public void Public_and_internal_contracts_live_in_one_namespace()
    {
        GeneratedProject project = Generation.Run(
            AbiInput.Of("A", "function f((uint256 x)<struct LibA.Order> a)"), AbiInput.Of("B", "function f((uint256 x)<struct LibB.Order> a)") with { Accessibility = "Internal" });

        Assert.Equal(Accessibility.Public, project.TypeOf("Acme.Contracts.Structs+LibA+Order").DeclaredAccessibility);
    }

    [Fact]
    public void A_type_that_a_public_contract_uses_is_public_also_when_an_internal_one_does()
    {
        GeneratedProject project = Generation.Run(Vault with { Accessibility = "Internal" }, Router);

        Assert.Equal(Accessibility.Public, project.TypeOf("Acme.Contracts.Structs").DeclaredAccessibility);
        Assert.Equal(Accessibility.Internal, project.TypeOf("Acme.Contracts.Vault").DeclaredAccessibility);
    }

    [Fact]
    public void Another_contract_moves_no_type()
    {
        AbiInput[] before = [AbiInput.Of("M", "function f((uint256 x)<struct Order> a,(bool y)<struct Lib.Leg> b)")];

        Assert.Equal(
            TypesOf(before), TypesOf([.. before, AbiInput.Of("Z", "function f((uint256 x)<struct Order> a,(bool y)<struct Lib.Leg> b,(uint8 z)<struct Lib.Other> c)")]));
        Assert.Equal(
            TypesOf(before), TypesOf([.. before, AbiInput.Of("Z", "function f((bytes x)<struct Order.Leg> a)")]));
    }

    private static string[] TypesOf(AbiInput[] files) =>
    [
        .. Generation.Run(files).TypeOf("Acme.Contracts.M+Functions+F").GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property.DeclaredAccessibility == Accessibility.Public).Select(static property => property.Type.ToDisplayString()),
    ];
}
