using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Deployments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5005: a private key or a mnemonic in the source.</summary>
public sealed class SecretLiteralTests
{
    // An example of web3's documentation, and one of BIP-39's.
    private const string Key = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
    private const string Words = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    [Theory]
    [InlineData("LocalSigner.FromHex([|\"" + Key + "\"|])")]
    [InlineData("LocalSigner.FromHex(key: [|\"" + Key + "\"|])")]
    [InlineData("LocalSigner.FromKey(Convert.FromHexString([|\"4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318\"|]))")]
    [InlineData("new Nethereum.Accounts.Account([|\"" + Key + "\"|])")]
    [InlineData("Use(privateKey: [|\"" + Key + "\"|], 1)")]
    [InlineData("new Dictionary<string, string> { [\"Wallet:PrivateKey\"] = [|\"" + Key + "\"|] }")]
    [InlineData("new Settings { Mnemonic = [|\"" + Words + "\"|] }")]
    [InlineData("new Settings() with { Mnemonic = [|\"" + Words + "\"|] }")]
    public Task A_secret_is_an_error_where_it_becomes_one(string expression) => Analysis<SecretLiteralAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object? M() => {{expression}};

            static object? Use(string privateKey, int count) => null;
        }

        record Settings
        {
            public string Mnemonic { get; init; } = "";
        }

        namespace Nethereum.Accounts
        {
            public class Account(string key);
        }
        """);

    [Fact]
    public Task Names_say_what_a_constant_is() => Analysis<SecretLiteralAnalyzer>.ReportsAsync(
        $$"""
        string signingKey = [|"{{Key}}"|];
        const string SEED_PHRASE = [|"{{Words}}"|];
        LocalSigner.FromHex(signingKey);

        partial class C
        {
            private const string PrivateKey = [|"{{Key}}"|];
            static readonly string[] PrivateKeys = [[|"{{Key}}"|]];
        }

        partial class C
        {
            string Mnemonic { get; set; } = [|"{{Words}}"|];

            void M(string mnemonic = [|"{{Words}}"|]) => Mnemonic = [|"{{Words}}"|];
        }
        """);

    [Fact]
    public Task What_reaches_a_signer_by_another_name_is_followed() => Analysis<SecretLiteralAnalyzer>.ReportsAsync(
        $$"""
        using static Accounts;

        var account = Alice;
        LocalSigner.FromHex([|account|]);
        LocalSigner.FromHex([|Alice|]);
        LocalSigner.FromHex([|Accounts.Bob|]);
        LocalSigner.FromKey([|Convert.FromHexString(Accounts.Carol)|]);

        static class Accounts
        {
            public const string Alice = "{{Key}}";
            public static readonly string Bob = "{{Key}}";
            public static string Carol => "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
        }
        """);

    [Fact]
    public Task Aliases_copies_and_arguments_in_another_order_are_followed() => Analysis<SecretLiteralAnalyzer>.ReportsAsync(
        $$"""
        using Signer = Fabstir.Ethereum.LocalSigner;

        class C
        {
            static readonly string Copied = Accounts.Alice;

            Signer First()
            {
                var local = Copied;
                return Signer.FromHex(key: [|local|]);
            }

            Signer Other() => Signer.FromHex([|MemoryExtensions.AsSpan(start: 2, text: Copied)|]);

            object Second() => Use(note: "first", privateKey: [|"{{Key}}"|]);

            object Third() => Use(note: "{{Key}}", privateKey: "");

            static object Use(string privateKey, string note) => note;
        }

        static class Accounts
        {
            public const string Alice = "{{Key}}";
        }
        """);

    [Theory]
    [InlineData("LocalSigner.FromHex(\"0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80\")")]
    [InlineData("LocalSigner.FromHex(\"0x0000000000000000000000000000000000000000000000000000000000000001\")")]
    [InlineData("LocalSigner.FromHex(\"0x4646464646464646464646464646464646464646464646464646464646464646\")")]
    [InlineData("LocalSigner.FromHex(\"0x0123456789012345678901234567890123456789012345678901234567890123\")")]
    [InlineData("LocalSigner.FromHex(\"0x1234\")")]
    [InlineData("LocalSigner.FromHex(unknown)")]
    [InlineData("LocalSigner.FromHex(Environment.GetEnvironmentVariable(\"PRIVATE_KEY\"))")]
    [InlineData("Bytes32.Parse(\"" + Key + "\")")]
    [InlineData("new Settings { Mnemonic = \"test test test test test test test test test test test junk\" }")]
    [InlineData("new Settings { Mnemonic = \"the twelve words of an account are not to be written in a source\" }")]
    [InlineData("new Settings { Hash = \"" + Key + "\" }")]
    [InlineData("new Settings { Hash = \"" + Words + "\" }")]
    [InlineData("new Dictionary<string, string> { [\"ProofHash\"] = \"" + Key + "\" }")]
    [InlineData("\"" + Key + "\"")]
    public Task Public_keys_hashes_and_what_cannot_be_known_are_not_reported(string expression) => Analysis<SecretLiteralAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object? M(string unknown) => {{expression}};
        }

        record Settings
        {
            public string Mnemonic { get; init; } = "";

            public string Hash { get; init; } = "";
        }
        """);

    [Fact]
    public async Task The_message_does_not_show_it()
    {
        string source = $$"""
            class C
            {
                const string PrivateKey = "{{Key}}";
                const string Mnemonic = "{{Words}}";
            }
            """;

        IReadOnlyList<string> messages = await Analysis<SecretLiteralAnalyzer>.MessagesAsync(source);

        Assert.Equal(2, messages.Count);
        Assert.StartsWith("Error FAB5005: A private key stands in the source", messages[0], StringComparison.Ordinal);
        Assert.StartsWith("Error FAB5005: A mnemonic stands in the source", messages[1], StringComparison.Ordinal);
        Assert.All(messages, static message => Assert.False(message.Contains("4c08", StringComparison.Ordinal) || message.Contains("legal", StringComparison.Ordinal)));
    }

    [Fact]
    public Task The_fix_reads_the_environment() => Fix<SecretLiteralAnalyzer, SecretLiteralFixer>.ChangesAsync(
        $$"""
        class C
        {
            static readonly string Mnemonic = /* words */ [|"{{Words}}"|]; // of the account

            LocalSigner Signer => LocalSigner.FromHex([|"{{Key}}"|]);
        }
        """,
        """
        class C
        {
            static readonly string Mnemonic = /* words */ Environment.GetEnvironmentVariable("FABSTIR_MNEMONIC") ?? throw new InvalidOperationException("FABSTIR_MNEMONIC is not set."); // of the account

            LocalSigner Signer => LocalSigner.FromHex(Environment.GetEnvironmentVariable("FABSTIR_PRIVATE_KEY") ?? throw new InvalidOperationException("FABSTIR_PRIVATE_KEY is not set."));
        }
        """);

    [Fact]
    public Task A_constant_cannot_be_read_from_anywhere() => Fix<SecretLiteralAnalyzer, SecretLiteralFixer>.OffersNothingAsync(
        $$"""
        class C
        {
            const string PrivateKey = [|"{{Key}}"|];

            void M(string mnemonic = [|"{{Words}}"|]) { }
        }
        """);
}
