using Fabstir.Host.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Serving;

/// <summary>A host on a real chain, and a client that finds it, asks it whether it is well, pays it, and compares what it claims with what came.</summary>
public sealed class FoundHostTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_is_found_by_its_registration_and_answers_prompts_and_jobs()
    {
        await using WebApplication application = await StartAsync();
        SessionPoolOptions options = new() { Model = market.Devnet.Model.Id, MaxSpend = 2m };

        HostChoice choice = await market.Client.Inference.SelectHostAsync(options.Model, cancellationToken: Cancellation);
        Fabstir.Completion answer = await market.Client.Inference.CompleteAsync("Count", options, new PromptOptions { MaxTokens = 40 }, Cancellation);
        InferenceJob job = await market.Client.Jobs.SubmitAsync(
            new JobRequest { Model = options.Model, Prompt = "Count", MaxTokens = 30, MaxBudget = 1m }, cancellationToken: Cancellation);
        await using InferenceJob disposal = job;
        JobResult result = await job.Result;
        SessionEnding left = Assert.Single(await market.Client.Inference.EndAsync(cancellationToken: Cancellation));

        Assert.Equal((market.Devnet.Accounts.Host.Address, true), (choice.Host.Address, choice.Probe.IsSuitable));
        Assert.Equal((40, StreamFinishReason.Length), (answer.Summary.Tokens, answer.Summary.FinishReason));
        Assert.Equal((30, JobStatus.Completed, market.Devnet.Accounts.Host.Address), (result.Tokens, job.Status, job.Host));
        Assert.Null(result.EndingProblem);
        // Nothing is proven yet: the host claims and completes, which is cheaper than leaving early.
        Assert.Equal(SettlementPolicy.LeaveToHost, left.Applied);
    }

    private async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddFabstirHost(options =>
        {
            options.RpcUrl = market.Devnet.RpcUrl;
            options.Deployment = market.Devnet.Deployment;
            options.PollInterval = TimeSpan.FromMilliseconds(25);
            options.Signer = SignerSource.FromFactory(market.Devnet.Accounts.Host.CreateSigner);
            options.Money.Journal.Folder = market.NewFolder();
            options.Models.Add(new ServedModel($"{market.Devnet.Model.Repository}:{market.Devnet.Model.FileName}", new ScriptedModel { Answer = ScriptedModel.Counting(150) }));
        });
        WebApplication application = builder.Build();
        application.MapFabstirHost();
        await application.StartAsync(Cancellation);
        await market.Host.Hosts.UpdateAsync(new HostUpdate { ApiUrl = new Uri(application.Urls.Single()) }, Cancellation);
        return application;
    }
}
