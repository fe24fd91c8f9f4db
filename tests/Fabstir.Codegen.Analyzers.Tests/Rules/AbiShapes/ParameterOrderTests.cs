using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.AbiShapes;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3001: a message that was written by hand, and whose parameters stand in another order or are called otherwise than the contract's.</summary>
public sealed class ParameterOrderTests
{
    private const string Entries = """
        static class Entries
        {
            public const string Proof = "submitProofOfWork(uint256,uint256,bytes32,string,string)";
        }
        """;

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
    public Task Aliases_of_attributes_and_arguments_in_another_order_are_read() => Analysis<ParameterOrderAnalyzer>.ReportsAsync(Nethereum.With(
        """
        using static Calls;
        using Call = Nethereum.ABI.FunctionEncoding.Attributes.FunctionAttribute;
        using Field = Nethereum.ABI.FunctionEncoding.Attributes.ParameterAttribute;

        Console.WriteLine(new Wrong().Model);

        [[|Call(Pricing)|]]
        public class Wrong
        {
            [Field(order: 1, name: "modelId", type: "bytes32")]
            public byte[] Model { get; set; } = [];

            [Field(name: "operator", order: 2, type: "address")]
            public string Host { get; set; } = "";

            [Field("address", order: 3, name: "token")]
            public string Token { get; set; } = "";
        }

        [Call(Calls.Copied)]
        public partial class Right
        {
            [Field(order: 2, name: "modelId", type: "bytes32")]
            public byte[] Model { get; set; } = [];
        }

        public partial class Right
        {
            [Field(name: "operator", order: 1, type: "address")]
            public string Host { get; set; } = "";

            [Field("address", order: 3, name: "token")]
            public string Token { get; set; } = "";
        }

        static class Calls
        {
            public const string Pricing = "getModelPricing";
            public const string Copied = Pricing;
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

    [Theory]
    [InlineData("[{|FAB3001:AbiOf(\"getModelPricing(bytes32 modelId,address operator,address token)\")|}] record Pricing(Bytes32 ModelId, Address Operator, Address Token);")]
    [InlineData("[{|FAB3001:AbiOf(\"getProofSubmission(uint256,uint256)\")|}] record Submission(UInt256 ProofIndex, UInt256 SessionId);")]
    [InlineData("[{|FAB3001:AbiOf(\"getProofSubmission(uint256 proofIndex,uint256 sessionId)\")|}] class Submission { public UInt256 ProofIndex { get; set; } public UInt256 SessionId { get; set; } }")]
    [InlineData("[{|FAB3001:AbiOf(\"transfer(uint256 value,address to)\")|}] record struct Transfer(UInt256 Value, Address To);")]
    [InlineData("[{|FAB3001:AbiOfAttribute(entry: Entries.Proof)|}] struct Proof { public UInt256 tokens_claimed; public UInt256 job_id; public Bytes32 proof_hash; public string proofCID; public string deltaCID; }")]
    [InlineData("[{|FAB3001:AbiOf(\"own(uint256 first,uint256 second)\")|}] record Own(UInt256 Second, UInt256 First);")]
    public async Task A_binding_in_another_order_is_an_error(string declaration)
    {
        await Analysis<ParameterOrderAnalyzer>.ReportsAsync(declaration, Entries);

        Assert.All(await Analysis<ParameterOrderAnalyzer>.MessagesAsync(declaration, Entries), static message => Assert.StartsWith("Error FAB3001: ", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[{|FAB3001:AbiOf(\"getProofSubmission(uint256 session,uint256 proofIndex)\")|}] record Submission(UInt256 SessionId, UInt256 ProofIndex);")]
    [InlineData("[{|FAB3001:AbiOf(\"SessionTimedOut(uint256 indexed jobId,uint256 indexed hostEarnings,uint256 userRefund)\")|}] record TimedOut(UInt256 JobId, UInt256 HostEarnings, UInt256 UserRefund);")]
    [InlineData("[AbiOf(\"getProofSubmission(uint256,uint256)\")] record {|FAB3001:Submission|}(UInt256 SessionId, UInt256 Index);")]
    [InlineData("[AbiOf(\"SessionTimedOut(uint256,uint256,uint256)\")] partial class {|FAB3001:TimedOut|} { public UInt256 JobId { get; init; } } partial class TimedOut { public UInt256 UserRefund { get; init; } }")]
    [InlineData("[AbiOf(\"own(uint256 first,bool second)\")] record {|FAB3001:Own|}(UInt256 First);")]
    [InlineData("[{|FAB3001:AbiOf(\"submitProofOfWork\")|}] record Proof(UInt256 JobId);")]
    [InlineData("[{|FAB3001:AbiOf(\"\")|}] record Proof(UInt256 JobId);")]
    public async Task A_binding_with_other_names_or_flags_or_without_an_entry_is_a_warning(string declaration)
    {
        await Analysis<ParameterOrderAnalyzer>.ReportsAsync(declaration);

        Assert.All(await Analysis<ParameterOrderAnalyzer>.MessagesAsync(declaration), static message => Assert.StartsWith("Warning FAB3001: ", message, StringComparison.Ordinal));
    }

    [Fact]
    public Task Bindings_by_an_alias_or_a_constant_of_another_type_are_read() => Analysis<ParameterOrderAnalyzer>.ReportsAsync(
        """
        using static Bound;
        using Entry = Fabstir.Abi.AbiOfAttribute;
        using Number = Fabstir.Abi.UInt256;

        Console.WriteLine(new Wrong(1, 2));

        [[|Entry(Submission)|]]
        record Wrong(Number ProofIndex, Number SessionId);

        [Entry(entry: Bound.Submission)]
        record Right(Number SessionId, Number ProofIndex);

        static class Bound
        {
            public const string Submission = "getProofSubmission(uint256,uint256)";
        }
        """);

    [Fact]
    public async Task The_messages_say_what_the_entry_is() => Assert.Equal(
        [
            "Error FAB3001: The parameters of Submission stand in another order than in JobMarketplace: getProofSubmission(sessionId, proofIndex)",
            "Warning FAB3001: 'session' is 'sessionId' in getProofSubmission(sessionId, proofIndex)",
            "Warning FAB3001: Submission has no member for 'proofIndex' of getProofSubmission(sessionId, proofIndex)",
            "Warning FAB3001: 'submitProofOfWork' is no entry of an ABI: write its name and types, as in balanceOf(address account)",
        ],
        [
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync("[AbiOf(\"getProofSubmission(uint256,uint256)\")] record Submission(UInt256 ProofIndex, UInt256 SessionId);"),
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync("[AbiOf(\"getProofSubmission(uint256 session,uint256)\")] record Submission(UInt256 SessionId, UInt256 ProofIndex);"),
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync("[AbiOf(\"getProofSubmission(uint256,uint256)\")] record Submission(UInt256 SessionId);"),
            .. await Analysis<ParameterOrderAnalyzer>.MessagesAsync("[AbiOf(\"submitProofOfWork\")] record Proof;"),
        ]);

    [Theory]
    [InlineData("[AbiOf(\"getProofSubmission(uint256 sessionId,uint256 proofIndex)\")] record Submission(UInt256 SessionId, UInt256 ProofIndex);")]
    [InlineData("[AbiOf(\"getProofSubmission(uint256,uint256)\")] class Submission { public UInt256 SessionId { get; init; } public UInt256 ProofIndex { get; init; } public bool IsFirst => true; public const int Size = 2; }")]
    [InlineData("[AbiOf(\"getProofSubmission(uint256,uint256)\")] record Submission(UInt256 SessionId, UInt256 ProofIndex, string Note);")]
    [InlineData("[AbiOf(\"transfer(address,uint256)\")] record struct Transfer(Address To, UInt256 Value);")]
    [InlineData("[AbiOf(\"own(uint256,uint256)\")] record Own(UInt256 Second, UInt256 First);")]
    [InlineData("[AbiOf(\"own(uint256 first,uint256 second)\")] record Own(UInt256 First, UInt256 Second);")]
    [InlineData("[AbiOf(\"SessionTimedOut(uint256 indexed jobId,uint256 hostEarnings,uint256 userRefund)\")] record TimedOut(UInt256 JobId, UInt256 HostEarnings, UInt256 UserRefund);")]
    [InlineData("[AbiOf(\"getProofSubmission(uint256,uint256)\")] partial class Submission { public UInt256 ProofIndex { get; init; } } partial class Submission { public UInt256 SessionId { get; init; } }")]
    [InlineData("class AbiOfAttribute(string text) : Attribute { public string Text => text; } [AbiOf(\"getProofSubmission(uint256,uint256)\")] record Submission(UInt256 ProofIndex, UInt256 SessionId);")]
    public Task Right_bindings_and_those_that_nobody_knows_are_not_reported(string declaration) => Analysis<ParameterOrderAnalyzer>.ReportsAsync(declaration);
}
