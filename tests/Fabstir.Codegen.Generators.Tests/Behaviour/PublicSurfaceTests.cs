using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>What a user sees of generated code: the values of the ABI and nothing of how they are encoded.</summary>
public sealed class PublicSurfaceTests
{
    private const string Client = "Acme.Contracts.Vault";

    // What the compiler gives every record.
    private static readonly string[] RecordMembers = ["ToString", "GetHashCode", "Equals", "op_Equality", "op_Inequality", "<Clone>$", ".ctor"];

    private static readonly SymbolDisplayFormat WithoutOwner = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters);

    [Theory]
    [InlineData("Functions+Deposit", "Token", "Amount", "MinShares")]
    [InlineData("Functions+Open")]
    [InlineData("Results+Preview", "Shares", "Fee")]
    [InlineData("Event+Deposited", "Account", "Token", "Amount", "Shares")]
    [InlineData("Error+InsufficientFunds", "Available", "Required")]
    [InlineData("Constructor", "Asset", "Name")]
    [InlineData("Filters+Deposited", "Account", "Token")]
    public void A_record_has_the_values_of_the_abi_and_nothing_else(string type, params string[] properties) =>
        Assert.Equal(properties, PublicMembers(VaultCode.Project.TypeOf($"{Client}+{type}")));

    [Fact]
    public void A_struct_has_its_fields_and_nothing_else() =>
        Assert.Equal(["Maker", "Amount", "Proof"], PublicMembers(VaultCode.Project.TypeOf("Acme.Contracts.Structs+IVault+Order")));

    [Fact]
    public void A_client_has_what_its_interface_has_and_a_constructor()
    {
        INamedTypeSymbol client = VaultCode.Project.TypeOf(Client);
        INamedTypeSymbol @interface = VaultCode.Project.TypeOf($"{Client}+IClient");

        Assert.Equal(@interface.AllInterfaces.Prepend(@interface).SelectMany(Methods).Order(StringComparer.Ordinal), Methods(client));
        Assert.True(client.IsSealed);
        Assert.Single(client.InstanceConstructors);
    }

    [Theory]
    [InlineData("Functions+Deposit")]
    [InlineData("Event+Deposited")]
    [InlineData("Error+InsufficientFunds")]
    [InlineData("Results+Preview")]
    [InlineData("Constructor")]
    public void Every_value_is_required_and_set_once(string type) => Assert.All(
        VaultCode.Project.TypeOf($"{Client}+{type}").GetMembers().OfType<IPropertySymbol>().Where(static property => property.DeclaredAccessibility == Accessibility.Public),
        static property => Assert.True(property.IsRequired && property.SetMethod!.IsInitOnly, property.Name));

    [Fact]
    public void Nothing_public_is_an_object_a_big_integer_or_dynamic()
    {
        string[] untyped = ["object", "dynamic", "System.Numerics.BigInteger"];

        Assert.DoesNotContain(
            AllTypes(VaultCode.Project.TypeOf(Client)).SelectMany(static type => type.GetMembers().OfType<IPropertySymbol>()),
            property => untyped.Contains(property.Type.ToDisplayString()));
    }

    [Theory]
    [InlineData("Functions+Deposit", "deposit(address token,uint256 amount,uint128 minShares) returns (uint128 shares)")]
    [InlineData("Functions+Status", "status() returns (uint8)")]
    [InlineData("Functions+Fill", "fill((address,uint256,bytes32[]) order,(uint64,uint64) window,bytes[] signatures)")]
    [InlineData("Event+Renamed", "Renamed(string indexed oldName,string newName)")]
    [InlineData("Event+Heartbeat", "Heartbeat(uint64 indexed round,bytes data) anonymous")]
    [InlineData("Error+BadOrder", "BadOrder((address,uint256,bytes32[]) order,string why)")]
    public void Analyzers_read_the_entry_from_an_attribute(string type, string entry) =>
        Assert.Equal(entry, Argument(VaultCode.Project.TypeOf($"{Client}+{type}"), "AbiEntryAttribute"));

    [Fact]
    public void Analyzers_find_the_clients_of_an_assembly()
    {
        INamedTypeSymbol client = VaultCode.Project.TypeOf(Client);

        Assert.Equal([client], client.ContainingAssembly.GetAttributes()
            .Where(static attribute => attribute.AttributeClass!.Name == "GeneratedContractAttribute")
            .Select(static attribute => (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!), SymbolEqualityComparer.Default);
    }

    [Fact]
    public void Units_are_attributes_of_properties_and_parameters()
    {
        INamedTypeSymbol deposit = VaultCode.Project.TypeOf($"{Client}+Functions+Deposit");
        IMethodSymbol preview = VaultCode.Project.TypeOf(Client).GetMembers("PreviewAsync").OfType<IMethodSymbol>().Single(static method => method.Parameters[0].Name == "amount");

        Assert.Equal("base-units", Argument(deposit.GetMembers("Amount").Single(), "UnitAttribute"));
        Assert.Null(Argument(deposit.GetMembers("Token").Single(), "UnitAttribute"));
        Assert.Equal("base-units", Argument(preview.Parameters[0], "UnitAttribute"));
        Assert.Null(Argument(preview.Parameters[1], "UnitAttribute"));
    }

    [Fact]
    public void An_internal_client_and_its_types_are_internal()
    {
        GeneratedProject project = Generation.Run(VaultCode.Abi with { Accessibility = "internal" });

        Assert.Equal(Accessibility.Internal, project.TypeOf(Client).DeclaredAccessibility);
        Assert.Equal(Accessibility.Internal, project.TypeOf("Acme.Contracts.Structs").DeclaredAccessibility);
    }

    [Fact]
    public void Parts_of_a_users_own_are_added_to_a_client_a_struct_and_an_enum() => VaultCode.Project.AssertCompilesWithoutWarnings("""
        #nullable enable
        namespace Acme.Contracts;

        public partial class Vault
        {
            /// <summary>Says which vault it is.</summary>
            public override string ToString() => $"Vault at {Address}";
        }

        public static partial class Structs
        {
            public static partial class IVault
            {
                public sealed partial record Window
                {
                    /// <summary>For how long.</summary>
                    public ulong Length => Closes - Opens;
                }
            }
        }

        public static partial class Enums
        {
            public static partial class IVault
            {
                public readonly partial record struct Status
                {
                    /// <summary>Whether deposits are taken.</summary>
                    public bool IsOpen => this == Active;
                }
            }
        }
        """);

    private static IEnumerable<string> PublicMembers(INamedTypeSymbol type) => type.GetMembers()
        .Where(static member => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { AssociatedSymbol: not null })
        .Select(static member => member.Name)
        .Except(RecordMembers);

    private static IEnumerable<string> Methods(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(static method => method.DeclaredAccessibility == Accessibility.Public && method.MethodKind != MethodKind.Constructor)
        .Select(static method => method.ToDisplayString(WithoutOwner))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(AllTypes).Prepend(type);

    private static string? Argument(ISymbol symbol, string attribute) =>
        (string?)symbol.GetAttributes().SingleOrDefault(data => data.AttributeClass!.Name == attribute)?.ConstructorArguments[0].Value;
}
