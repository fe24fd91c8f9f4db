using Fabstir.Host;
using Fabstir.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a host of the marketplace.</summary>
public static class FabstirHostEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>/v1/ws</c>, <c>/v1/inference</c>, <c>/v1/models</c>, <c>/v1/version</c>, <c>/v1/checkpoints/{session}</c> and <c>/health</c>. Needs
    /// <c>AddFabstirHost</c>.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <returns>What further configures all of them. They check who asks themselves.</returns>
    public static IEndpointConventionBuilder MapFabstirHost(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        SocketEndpoint sockets = services.GetRequiredService<SocketEndpoint>();
        InferenceEndpoint inference = services.GetRequiredService<InferenceEndpoint>();
        PublicEndpoints open = services.GetRequiredService<PublicEndpoints>();
        RouteGroupBuilder group = endpoints.MapGroup("");
        group.Map(StreamProtocol.Path, endpoints.CreateApplicationBuilder().UseWebSockets().Use(_ => sockets.HandleAsync).Build());
        group.MapMethods("/v1/inference", [HttpMethods.Post], (RequestDelegate)inference.HandleAsync);
        group.MapMethods("/v1/models", [HttpMethods.Get], (RequestDelegate)open.ModelsAsync);
        group.MapMethods("/v1/version", [HttpMethods.Get], (RequestDelegate)open.VersionAsync);
        group.MapMethods("/v1/checkpoints/{session}", [HttpMethods.Get], (RequestDelegate)open.CheckpointsAsync);
        group.MapMethods("/health", [HttpMethods.Get], (RequestDelegate)open.HealthAsync);
        return group;
    }
}
