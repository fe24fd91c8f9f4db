using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.AbiShapes;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3001: a message that was written by hand, and whose parameters stand in another order or are called otherwise than the contract's.</summary>
public sealed class ParameterOrderTests
{
    [Fact]
    public void The_table_is_what_the_contracts_have() => Assert.All(CurrentEntries.All, static entry =>
    {
        string abi = Repository.Read("abi", entry.Contract + ".json");

        Assert.Contains($"\"name\": \"{entry.Signature.Name}\"", abi, StringComparison.Ordinal);
        Assert.All(entry.Signature.Parameters, parameter => Assert.Matches($"\"name\": \"_?{parameter.Name}\"", abi));
    });

    [Theory]
    [InlineData("createSessionJobForModel", "bytes32 modelId", "address host", "uint256 pricePerToken", "uint256 maxDuration", "uint256 proofInterval", "uint256 proofTimeoutWindow")]
    [InlineData("createSessionJobForModel", "address host", "bytes32 modelId", "uint256 maxDuration", "uint256 pricePerToken", "uint256 proofInterval", "uint256 proofTimeoutWindow")]
    [InlineData("submitProofOfWork", "uint256 tokensClaimed", "uint256 jobId", "bytes32 proofHash", "string proofCID", "string deltaCID")]
    [InlineData("submitProofOfWork", "uint256 jobId", "uint256 tokensClaimed", "string proofCID", "bytes32 proofHash", "string deltaCID")]
    [InlineData("setModelTokenPricing", "address t", "bytes32 m", "uint256 p")]
    [InlineData("getModelPricing", "bytes32 modelId", "address operator", "address token")]
    [InlineData("getModelPricing", "address token", "bytes32 modelId", "address operator")]
    public Task Another_order_of_the_same_types_or_names_is_an_error(string name, params string[] parameters) =>
        Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(Message($"[|Function(\"{name}\")|]", parameters)));

    [Theory]
    [InlineData("submitProofOfWork", 1, "uint256 jobId", "uint256 tokens", "bytes32 proofHash", "string proofCID", "string deltaCID")]
    [InlineData("createSessionJobForModel", 0, "address node", "bytes32 modelId", "uint256 pricePerToken", "uint256 maxDuration", "uint256 proofInterval", "uint256 proofTimeoutWindow")]
    public Task Another_name_is_a_warning_at_its_parameter(string name, int place, params string[] parameters) =>
        Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(Message($"Function(\"{name}\")", parameters, place)));

    [Fact]
    public Task Indexed_flags_of_an_event_are_compared() => Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(
        """
        [Event("SessionTimedOut")]
        public partial class TimedOut
        {
            [Parameter("uint256", "jobId", 1, true)]
            public BigInteger JobId { get; set; }

            [[|Parameter("uint256", "hostEarnings", 2, true)|]]
            public BigInteger Earnings { get; set; }
        }

        public partial class TimedOut
        {
            [Parameter("uint256", "userRefund", 3, false)]
            public BigInteger Refund { get; set; }
        }
        """));

    [Fact]
    public async Task The_messages_say_the_order_and_the_name() => Assert.Equal(
        [
            "Error FAB3001: The parameters of M stand in another order than in NodeRegistry: getModelPricing(operator, modelId, token)",
            "Warning FAB3001: 'node' is 'operator' in getModelPricing(operator, modelId, token)",
        ],
        [
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync(Nethereum.With(Message("Function(\"getModelPricing\")", ["bytes32 modelId", "address operator", "address token"]))),
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync(Nethereum.With(Message("Function(\"getModelPricing\")", ["address node", "bytes32 modelId", "address token"]))),
        ]);

    [Theory]
    [InlineData("createSessionJobForModel", "address host", "bytes32 modelId", "uint256 pricePerToken", "uint256 maxDuration", "uint256 proofInterval", "uint256 proofTimeoutWindow")]
    [InlineData("createSessionJobForModel", "address _host", "bytes32 _modelId", "uint256 _pricePerToken", "uint256 _maxDuration", "uint256 _proofInterval", "uint256 _proofTimeoutWindow")]
    [InlineData("getModelPricing", "address ", "bytes32 ", "address ")]
    [InlineData("getModelPricing", "address operator", "bytes32 modelId")]
    [InlineData("getModelPricing", "address a", "bytes32 b", "uint256 c")]
    [InlineData("transfer", "uint256 amount", "address to")]
    [InlineData("transferFrom", "address sender", "address recipient", "uint256 amount")]
    [InlineData("createSession", "bytes32 modelId", "address host")]
    [InlineData("ProofSubmitted", "uint256 tokensClaimed", "uint256 jobId", "address host", "bytes32 proofHash", "string proofCID", "string deltaCID")]
    public Task The_right_order_and_what_is_not_ours_are_not_reported(string name, params string[] parameters) =>
        Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(Message($"Function(\"{name}\")", parameters)));

    [Fact]
    public Task Places_and_not_lines_decide() => Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(
        """
        [Function("getModelPricing", "uint256")]
        public class Pricing
        {
            [Parameter("address", "token", 3)]
            public string Token { get; set; } = "";

            [Parameter("address", "operator", order: 1)]
            public string Host { get; set; } = "";

            [Parameter("bytes32", "modelId", 2)]
            public byte[] Model { get; set; } = [];
        }
        """));

    [Fact]
    public Task The_fix_writes_the_places_of_the_contract() => Fix<ParameterOrderAnalyzer, ParameterOrderFixer>.ChangesAsync(
        WithStub(
            """
            [[|Function("getModelPricing")|]]
            class Pricing
            {
                [Parameter("bytes32", "modelId", 1)] // model
                public byte[] Model { get; set; } = [];

                [Parameter("address", "token", /* second */ 2)]
                public string Token { get; set; } = "";

                [Parameter("address", "_operator", 3)]
                public string Host { get; set; } = "";
            }
            """),
        WithStub(
            """
            [Function("getModelPricing")]
            class Pricing
            {
                [Parameter("bytes32", "modelId", 2)] // model
                public byte[] Model { get; set; } = [];

                [Parameter("address", "token", /* second */ 3)]
                public string Token { get; set; } = "";

                [Parameter("address", "_operator", 1)]
                public string Host { get; set; } = "";
            }
            """));

    [Fact]
    public Task Without_the_names_of_the_contract_there_is_no_fix() => Fix<ParameterOrderAnalyzer, ParameterOrderFixer>.OffersNothingAsync(
        WithStub(Message("[|Function(\"setModelTokenPricing\")|]", ["address t", "bytes32 m", "uint256 p"])));

    // A fix has one document, so the attributes stand in it.
    private static string WithStub(string source) => $$"""
        using Nethereum.ABI.FunctionEncoding.Attributes;

        {{source}}

        namespace Nethereum.ABI.FunctionEncoding.Attributes
        {
            public sealed class FunctionAttribute(string name) : System.Attribute
            {
                public string Name => name;
            }

            public sealed class ParameterAttribute(string type, string name, int order) : System.Attribute
            {
                public string Text => type + name + order;
            }
        }
        """;

    private static string Message(string attribute, string[] parameters, int marked = -1) => $$"""
        [{{attribute}}]
        public class M
        {
        {{string.Join("\n", parameters.Select((parameter, i) => Property(parameter.Split(' '), i, i == marked)))}}
        }
        """;

    private static string Property(string[] parameter, int place, bool marked)
    {
        string attribute = $"Parameter(\"{parameter[0]}\", \"{parameter[1]}\", {place + 1})";
        return $"    [{(marked ? $"[|{attribute}|]" : attribute)}]\n    public object P{place} {{ get; set; }} = 0;\n";
    }
}
