using System.Reflection;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>
/// The mock mode has the whole surface: every public method of every facet is called on it, for each account, in a vote and after it. A new method is called, too.
/// </summary>
public sealed class MockSurfaceTests
{
    public static TheoryData<string> Methods => [.. FacetMethods.All.Select(Signature)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_method_succeeds_somewhere_and_is_implemented_everywhere(string signature)
    {
        MethodInfo method = FacetMethods.All.Single(one => Signature(one) == signature);
        List<FabstirException> refusals = [];
        int succeeded = 0;
        foreach (SampleWorld world in await SampleWorld.CreateAllAsync())
        {
            await using SampleWorld disposed = world;
            try
            {
                await CallAsync(method, world);
                succeeded++;
            }
            catch (FabstirException e)
            {
                refusals.Add(e);
            }
        }

        Assert.DoesNotContain(FabstirErrorCode.NotImplemented, refusals.Select(static one => one.Code));
        Assert.True(succeeded > 0, $"{signature} was refused in all worlds: {refusals.FirstOrDefault()}");
    }

    private static string Signature(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(static one => one.ParameterType.Name))})";

    private static async Task CallAsync(MethodInfo method, SampleWorld world)
    {
        object facet = method.DeclaringType == typeof(FabstirSession)
            ? world.Session
            : typeof(FabstirClient).GetProperties().Single(one => one.PropertyType == method.DeclaringType).GetValue(world.Client)!;
        object result = method.Invoke(facet, BindingFlags.DoNotWrapExceptions, binder: null, [.. method.GetParameters().Select(world.ArgumentFor)], culture: null)!;
        Task task = result as Task ?? FirstOf(result, method.ReturnType);
        if (!task.IsCompleted)
        {
            // It waits for the end of the session.
            world.EndSession();
        }

        await task;
    }

    private static Task FirstOf(object stream, Type type) => (Task)typeof(MockSurfaceTests)
        .GetMethod(nameof(ReadFirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type.GetInterfaces().Append(type).Single(IsStream).GenericTypeArguments)
        .Invoke(null, [stream])!;

    private static bool IsStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static async Task ReadFirstAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (T _ in stream)
        {
            return;
        }
    }
}
