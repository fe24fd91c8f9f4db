using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3005: the id of a session from a simulation, from return data or from a topic by its place.</summary>
public sealed class SessionIdSourceTests
{
    [Theory]
    [InlineData("marketplace.CompleteSessionJobAsync(new() { JobId = [|simulated|], ConversationCID = \"\" })")]
    [InlineData("marketplace.CompleteSessionJobAsync(new() { ConversationCID = \"\", JobId = [|await marketplace.SimulateAsync(message)|] })")]
    [InlineData("marketplace.CompleteSessionJobAsync(new() { JobId = [|UInt256.ReadBigEndian(receipt.Logs[0].Topics[1].AsSpan())|], ConversationCID = \"\" })")]
    [InlineData("marketplace.CompleteSessionJobAsync(new() { JobId = [|UInt256.ReadBigEndian(topic.AsSpan())|], ConversationCID = \"\" })")]
    [InlineData("marketplace.CompleteSessionJobAsync(new() { JobId = [|UInt256.ReadBigEndian(receipt.Logs[0].Data.AsSpan())|], ConversationCID = \"\" })")]
    [InlineData("marketplace.SessionJobsAsync([|simulated|])")]
    [InlineData("marketplace.SessionJobsAsync([|UInt256.ReadBigEndian(topic.AsSpan())|])")]
    [InlineData("marketplace.GetProofSubmissionAsync(proofIndex: 0, sessionId: [|alias|])")]
    [InlineData("Task.FromResult(proof with { JobId = [|alias|] })")]
    public Task An_id_that_is_not_from_an_event_is_reported(string call) => Analysis<SessionIdSourceAnalyzer>.ReportsAsync(Source(call));

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<SessionIdSourceAnalyzer>.ReportsAsync(
        """
        using Created = Fabstir.Contracts.JobMarketplace.Event.SessionJobCreated;
        using Market = Fabstir.Contracts.JobMarketplace;
        using Number = Fabstir.Abi.UInt256;

        class C
        {
            async Task M(Market marketplace, Market.Functions.CreateSessionJobForModel message, Created created)
            {
                Number simulated = await marketplace.SimulateAsync(options: null, message: message);
                var copied = simulated;
                await marketplace.GetProofSubmissionAsync(proofIndex: 0, sessionId: [|copied|]);
                var id = created.JobId;
                await marketplace.GetProofSubmissionAsync(proofIndex: 0, sessionId: id);
            }
        }
        """);

    [Fact]
    public async Task The_messages_say_where_it_is_from() => Assert.Equal(
        [
            "Warning FAB3005: This id is from a simulation, which says what the id would have been: take it from the event, receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(…)",
            "Warning FAB3005: This id is from a topic by its place: take it from the event, receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(…)",
        ],
        [
            .. await Analysis<SessionIdSourceAnalyzer>.MessagesAsync(Source("marketplace.SessionJobsAsync(simulated)")),
            .. await Analysis<SessionIdSourceAnalyzer>.MessagesAsync(Source("marketplace.SessionJobsAsync(UInt256.ReadBigEndian(topic.AsSpan()))")),
        ]);

    [Theory]
    [InlineData("marketplace.SessionJobsAsync(created.JobId)")]
    [InlineData("marketplace.SessionJobsAsync(receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(marketplace.Address).Single().JobId)")]
    [InlineData("marketplace.SessionJobsAsync(unknown)")]
    [InlineData("marketplace.SessionJobsAsync(changing)")]
    [InlineData("marketplace.SessionJobsAsync(5)")]
    [InlineData("marketplace.SubmitProofOfWorkAsync(proof with { TokensClaimed = simulated })")]
    [InlineData("marketplace.GetProofSubmissionAsync(sessionId: 1, proofIndex: simulated)")]
    [InlineData("Task.FromResult(new Own { JobId = simulated })")]
    [InlineData("Task.FromResult(topic)")]
    public Task Ids_from_events_and_what_cannot_be_known_are_not_reported(string call) => Analysis<SessionIdSourceAnalyzer>.ReportsAsync(Source(call));

    [Fact]
    public Task Top_level_statements_are_looked_at() => Analysis<SessionIdSourceAnalyzer>.ReportsAsync(
        """
        JobMarketplace marketplace = new(null!, FabstirDeployments.BaseSepolia.JobMarketplace);
        var id = await marketplace.SimulateAsync(new JobMarketplace.Functions.CreateSessionJobForModel { Host = default, ModelId = default, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 });
        await marketplace.SessionJobsAsync([|id|]);
        """);

    private static string Source(string call) => $$"""
        class C
        {
            async Task M(
                JobMarketplace marketplace, JobMarketplace.Functions.CreateSessionJobForModel message, JobMarketplace.Functions.SubmitProofOfWork proof,
                TransactionReceipt receipt, JobMarketplace.Event.SessionJobCreated created, UInt256 unknown)
            {
                UInt256 simulated = await marketplace.SimulateAsync(message);
                var alias = simulated;
                Bytes32 topic = receipt.Logs[0].Topics[1];
                UInt256 changing = simulated;
                changing = unknown;
                await {{call}};
            }
        }

        class Own
        {
            public UInt256 JobId { get; init; }
        }
        """;

    [Fact]
    public Task Fields_of_other_types_are_followed() => Analysis<SessionIdSourceAnalyzer>.ReportsAsync(
        """
        using static Ids;

        partial class C
        {
            Task First(JobMarketplace marketplace) => marketplace.SessionJobsAsync([|FromTopic|]);
        }

        partial class C
        {
            Task Second(JobMarketplace marketplace) => marketplace.GetProofSubmissionAsync(proofIndex: 1, sessionId: [|Ids.FromTopic|]);

            Task Third(JobMarketplace marketplace) => marketplace.SessionJobsAsync(Settable);

            Task Fourth(JobMarketplace marketplace) => marketplace.SessionJobsAsync(Known);
        }

        static class Ids
        {
            private static readonly TransactionReceipt Receipt = null!;
            public const uint Known = 5;
            public static readonly UInt256 FromTopic = UInt256.ReadBigEndian(Receipt.Logs[0].Topics[1].AsSpan());
            public static UInt256 Settable { get; set; } = FromTopic;
        }
        """);
}
