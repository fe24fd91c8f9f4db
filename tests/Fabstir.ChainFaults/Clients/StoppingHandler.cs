namespace Fabstir.ChainFaults.Clients;

/// <summary>The network of a client that can be stopped at its requests.</summary>
internal sealed class StoppingHandler(StoppingPlan plan) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await plan.BeforeRequestAsync();
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        await plan.AfterRequestAsync();
        return response;
    }
}
