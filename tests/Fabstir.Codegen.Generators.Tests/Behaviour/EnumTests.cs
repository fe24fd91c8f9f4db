using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Enums: closed in Solidity, open in C#, because a newer revision of a contract may have more members.</summary>
public sealed class EnumTests
{
    private static readonly Lazy<GeneratedAssembly> Without = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Plain", "function f(uint8<enum Plain.Mode> mode,uint8<enum Plain.Mode>[] modes) view returns (uint8<enum Plain.Mode>)")));

    [Theory]
    [InlineData("Active", 0, "Active")]
    [InlineData("Paused", 1, "Paused")]
    [InlineData("TimedOut", 2, "TIMED_OUT")]
    public void A_member_has_its_number_and_shows_its_name(string member, byte value, string text)
    {
        Assert.Equal(value, VaultCode.Assembly.Evaluate<byte>($"Enums.IVault.Status.{member}.Value"));
        Assert.Equal(text, VaultCode.Assembly.Evaluate<string>($"Enums.IVault.Status.{member}.ToString()"));
    }

    [Fact]
    public void The_first_member_is_the_default() => Assert.True(VaultCode.Assembly.Evaluate<bool>("default(Enums.IVault.Status) == Enums.IVault.Status.Active"));

    [Fact]
    public void A_number_without_a_name_is_kept() => Assert.Equal("7", VaultCode.Assembly.Run<string>("""
        byte[] calldata = Calldata.Encode(new Vault.Functions.SetStatus { Status = new(7) });
        return ((Vault.Functions.SetStatus)Vault.Call.Decode(calldata)).Status.ToString();
        """));

    [Fact]
    public void A_number_that_is_no_uint8_is_refused() => Assert.StartsWith("The word ", VaultCode.Assembly.Run<string>("""
        byte[] calldata = [.. Vault.Selectors.Functions.SetStatus.AsSpan().ToArray(), .. HexText.Words(256)];
        return ((Vault.Call.Unknown)Vault.Call.Decode(calldata)).Reason;
        """), StringComparison.Ordinal);

    [Fact]
    public void Members_are_switched_over_by_comparison() => Assert.Equal("paused", VaultCode.Assembly.Run<string>("""
        Enums.IVault.Status status = new(1);
        return status switch
        {
            _ when status == Enums.IVault.Status.Active => "active",
            _ when status == Enums.IVault.Status.Paused => "paused",
            { Value: var number } => number.ToString(),
        };
        """));

    [Fact]
    public void Without_names_of_members_an_enum_is_its_number() => Assert.Equal("Mode { Value = 3 }", Without.Value.Evaluate<string>("new Enums.Plain.Mode(3).ToString()"));

    [Fact]
    public void Members_that_differ_in_underscores_only_are_told_apart_by_their_place() =>
        Assert.Equal(["AB", "AB_1", "AB_2"], MembersOf("""["AB", "A_B", "_AB"]"""));

    [Theory]
    [InlineData("""["Kind", "Other"]""", "a member of the name of its enum")]
    [InlineData("""["Value", "ValueMember"]""", "a reserved member beside the one that it would become")]
    [InlineData("""["toString", "equals", "getType", "clone", "new", "class"]""", "members of object, and keywords")]
    [InlineData("""["Topics", "Selectors", "Signatures"]""", "names of containers")]
    public void Members_of_awkward_names_compile(string members, string because) =>
        Assert.True(MembersOf(members).Distinct().Count() == members.Split(',').Length, because);

    // No enum of Solidity's is one of these, or has as many members.
    [Theory]
    [InlineData("address", 2)]
    [InlineData("bool", 2)]
    [InlineData("string", 2)]
    [InlineData("bytes4", 2)]
    [InlineData("uint256", 2)]
    [InlineData("uint8", 257)]
    public void Members_that_the_type_cannot_have_do_not_break_the_code(string type, int count) => Generation.Run(new AbiInput("abi/Plain.json", $$"""
        {
          "abi": {{AbiText.Of($"function f() view returns ({type}<enum Kind>)")}},
          "enums": { "Kind": [{{string.Join(",", Enumerable.Range(0, count).Select(static i => $"\"M{i}\""))}}] }
        }
        """));

    [Theory]
    [InlineData("""["", ""]""")]
    [InlineData("[1, null, {}]")]
    [InlineData("""{ "A": 0 }""")]
    [InlineData("\"A\"")]
    public void Members_that_are_no_names_do_not_break_the_code(string members) => Generation.Run(WithMembers(members));

    private static string[] MembersOf(string members) =>
    [
        .. Generation.Run(WithMembers(members)).TypeOf("Acme.Contracts.Enums+Kind").GetMembers()
            .OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Where(static property => property.IsStatic && property.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public)
            .Select(static property => property.Name),
    ];

    private static AbiInput WithMembers(string members) => new("abi/Plain.json", $$"""
        {
          "abi": {{AbiText.Of("function f() view returns (uint8<enum Kind>)")}},
          "enums": { "Kind": {{members}} }
        }
        """);
}
