using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Deployments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5003: a text that is read as an address, and is none.</summary>
public sealed class AddressLiteralTests
{
    // EIP-55's own examples.
    private const string Valid = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "the EIP-55 checksum does not match, so a digit or its case is wrong; with these digits it would be " + Valid)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "it has 39 digits instead of 40")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0", "it has 41 digits instead of 40")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "it does not begin with 0x")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "'g' is no hexadecimal digit")]
    [InlineData("", "it has 0 digits instead of 40")]
    [InlineData("vitalik.eth", "'v' is no hexadecimal digit")]
    public async Task A_text_that_is_no_address_is_an_error_which_says_why(string text, string why)
    {
        string source = $$"""
            class C
            {
                Address Host => Address.Parse([|"{{text}}"|]);
            }
            """;

        await Analysis<AddressLiteralAnalyzer>.ReportsAsync(source);
        Assert.Equal([$"Error FAB5003: '{text}' is no address: {why}"], await Analysis<AddressLiteralAnalyzer>.MessagesAsync(source));
    }

    [Fact]
    public Task The_text_is_followed_through_constants_of_other_classes_locals_and_static_fields() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        """
        using static Acme.Names;

        class C
        {
            static readonly string Field = "0x12";

            void M()
            {
                var local = "0x12";
                string alias = local;
                Address.Parse([|alias|]);
                Address.Parse([|Field|]);
                Address.Parse([|Acme.Names.Host|]);
                Address.Parse([|Host|]);
                Address.Parse([|Acme.Names.Other|]);
            }
        }
        """,
        """
        namespace Acme;

        static class Names
        {
            public const string Host = "0x" + "12";
            public static readonly string Other = "0x12";
        }
        """);

    [Fact]
    public Task Named_arguments_in_any_order_and_attempts_are_read() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        """
        class C
        {
            bool M() => Address.TryParse(result: out Address _, text: [|"0x1234"|]);

            bool N() => Address.TryParse([|"0x1234"|], out Address _);
        }
        """);

    [Fact]
    public Task A_span_of_a_literal_is_read() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        """
        Address.Parse((ReadOnlySpan<char>)[|"0x1234"|]);
        """.Replace("(ReadOnlySpan<char>)[|\"0x1234\"|]", "[|(ReadOnlySpan<char>)\"0x1234\"|]", StringComparison.Ordinal));

    [Fact]
    public Task Top_level_statements_and_partial_types_are_read() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        """
        string host = "0x1234";
        Console.WriteLine(Address.Parse([|host|]));

        partial class Hosts
        {
            static readonly string First = "0x1234";
        }

        partial class Hosts
        {
            static Address Parsed => Address.Parse([|First|]);
        }
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        $$"""
        using Place = Fabstir.Abi.Address;

        partial class C
        {
            static readonly string Short = Texts.Short;
            static readonly string Assigned = Texts.Short;

            bool First() => Place.TryParse(result: out Place _, text: [|Short|]);

            Place Second() => Place.Parse(text: Texts.Whole);
        }

        partial class C
        {
            static C() => Assigned = Texts.Whole;

            Place Third() => Place.Parse(text: Assigned);
        }

        static class Texts
        {
            public const string Short = "0x1234";
            public const string Whole = "{{Valid}}";
        }
        """);

    [Theory]
    [InlineData("Address.Parse(\"" + Valid + "\")")]
    [InlineData("Address.Parse(\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\")")]
    [InlineData("Address.Parse(\"0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED\")")]
    [InlineData("Address.Parse(unknown)")]
    [InlineData("Address.Parse($\"0x{unknown}\")")]
    [InlineData("Address.Parse(changing)")]
    [InlineData("Address.Parse(passed)")]
    [InlineData("Address.Parse(Field)")]
    [InlineData("Address.Parse(Assigned)")]
    [InlineData("Address.Parse(Environment.GetEnvironmentVariable(\"0x12\")!)")]
    [InlineData("Bytes32.Parse(\"0x1234\")")]
    [InlineData("Own.Parse(\"0x1234\")")]
    [InlineData("\"0x1234\"")]
    public Task What_is_an_address_or_cannot_be_known_is_not_reported(string expression) => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            static string Field = "0x12";
            static readonly string Assigned = "0x12";

            static C()
            {
                Assigned = "{{Valid}}";
            }

            object M(string unknown)
            {
                string changing = "0x12";
                changing = unknown;
                string passed = "0x12";
                Fill(ref passed);
                return {{expression}};
            }

            void Fill(ref string text) => text = "{{Valid}}";
        }

        static class Own
        {
            public static string Parse(string text) => text;
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Analysis<AddressLiteralAnalyzer>.ReportsAsync(
        """
        // <auto-generated/>
        class C
        {
            Address Host => Address.Parse("0x1234");
        }
        """);

    [Fact]
    public Task The_fix_writes_the_checksum_and_keeps_comments() => Fix<AddressLiteralAnalyzer, AddressLiteralFixer>.ChangesAsync(
        """
        class C
        {
            const string Known = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"; // theirs

            Address First => Address.Parse(/* host */ [|"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"|] /* end */);

            Address Second => Address.Parse([|Known|]);

            Address Third => Address.Parse([|"5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"|]);
        }
        """,
        """
        class C
        {
            const string Known = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"; // theirs

            Address First => Address.Parse(/* host */ "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" /* end */);

            Address Second => Address.Parse(Known);

            Address Third => Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        }
        """);

    [Fact]
    public Task Where_digits_are_missing_there_is_no_fix() => Fix<AddressLiteralAnalyzer, AddressLiteralFixer>.OffersNothingAsync(
        """
        class C
        {
            Address Host => Address.Parse([|"0x1234"|]);
        }
        """);
}
